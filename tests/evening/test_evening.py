"""A whole evening in a real browser at a real desk, from the empty folder to the restored backup."""

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import PATIENCE, click_through
from tests.cli.calling import program
from tests.cli.test_first_browser import desk

pytestmark = pytest.mark.browser
PASSPHRASE = "olti yetti sakkiz toqqiz"
PASSWORD = "olma gilos behi anor"
SHOTS = os.environ.get("HIMOYA_SCREENSHOTS")  # a folder: the README's pictures are made there
WAYS: dict[str, Any] = {
    "phone without scripts": {"viewport": {"width": 360, "height": 800}, "java_script_enabled": False},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
}
TOLD = (
    (1, "Zamira", "Farrux Namunayev 12.03.1999, 71-koloniyada. Bugun imzo qo‘yibdi. Yordam bering"),
    (2, "Karima", "Shavkat Sinovov 1998 yil, IK-77, uch haftadan beri qo‘ng‘iroq qilmayapti"),
    (3, "Sobira", "Xudo o‘z panohida asrasin"),
    (4, "Nigora", "Farruh Namunaev, 12.03.1999, 71 zonadan, onasi yig‘lab yuribdi"),
    (5, "Oysha", "Shavkat Sinov IK-77 da o‘tiribdi, darak yo‘q"),  # the same man? only a person can say
)
WHATSAPP = (
    "20.11.2026, 19:01 - Сообщения и звонки защищены сквозным шифрованием.\n"
    "20.11.2026, 19:02 - Гульчехра: Мой племянник Шерзод Каримов, ИК-72, его избили и держат в ШИЗО\n"
    "20.11.2026, 19:03 - Мадина: Держитесь\n"
)
LIST = [
    ["Familiya ism", "Tug‘ilgan sana", "Telefon", "Koloniya"],
    ["Namunayeva Malika", "01.02.1990", "998000000002", "IK-73"],
    ["Sinovov Botir", "31.31.1990", "", "SIZO-74"],
]


@dataclass(slots=True)
class At:
    """A page of a desk, and where the data lie."""

    page: Page
    home: Path
    root: str
    name: str

    def go(self, path: str) -> None:
        self.page.goto(self.root + path)

    def press(self, words: str, nth: int = 0) -> None:
        click_through(self.page.get_by_role("button", name=re.compile(words)).nth(nth))

    def follow(self, words: str, nth: int = 0) -> None:
        click_through(self.page.get_by_role("link", name=re.compile(words)).nth(nth))

    def shot(self, what: str) -> None:
        if SHOTS:
            self.page.screenshot(path=f"{SHOTS}/{self.name.split()[0]}-{what}.png")


@pytest.fixture(params=WAYS)
def at(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[At]:
    home = tmp_path / "home"
    context: BrowserContext = chromium.new_context(locale="en", **WAYS[request.param])
    context.set_default_timeout(PATIENCE)
    with desk(home) as address:
        page = context.new_page()
        page.goto(address)
        yield At(page, home, address.split("/start/")[0], request.param)
    context.close()


def test_an_evening_from_the_first_start_to_the_restored_backup(at: At, tmp_path: Path) -> None:
    paper = begin(at)
    give(at, "result.json", telegram())
    give(at, "WhatsApp Chat.txt", WHATSAPP.encode())
    give(at, "royxat.csv", spreadsheet())
    read_tonight(at)
    accept_facts(at)
    judge_a_pair(at)
    enter_a_case(at)
    record_a_consent(at)
    take_an_import_back(at)
    restore(at, paper, tmp_path)


def begin(at: At) -> str:
    """The first start: passphrase, paper key proven, group and account. Gives the paper key."""
    page = at.page
    expect(page.locator("h1")).to_contain_text("Welcome")
    at.shot("start")
    at.follow("Choose the passphrase")
    page.fill("#id_passphrase", PASSPHRASE)
    page.fill("#id_again", PASSPHRASE)
    at.press("Make the keys")
    paper = "".join(page.locator("code").all_inner_texts()).replace(" ", "").replace("\n", "")
    at.follow("I have it on paper")
    page.fill("#id_key", paper)
    at.press("Try both keys")
    page.fill("#id_group", "Onalar")
    page.fill("#id_username", "nodira")
    page.fill("#id_password", PASSWORD)
    page.fill("#id_again", PASSWORD)
    at.press("Open the desk")
    page.fill("#username", "nodira")
    page.fill("#password", PASSWORD)
    at.press("Sign in")
    at.go("/")
    expect(page.locator("h1")).to_have_text("Who cannot wait tonight")
    return paper


def give(at: At, name: str, content: bytes) -> None:
    at.go("/imports/new/")
    at.page.set_input_files(
        "#id_given", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    at.press("Look at the files first")
    if at.page.locator("[name=do][value=import]").count() == 0:
        at.follow(re.escape(name))
    at.shot(f"import-{name.split('.')[-1]}")
    click_through(at.page.locator("[name=do][value=import]"))
    expect(at.page.locator("h1")).to_have_text("Imported", timeout=PATIENCE)


def read_tonight(at: At) -> None:
    at.go("/")
    first = at.page.locator("article").first
    expect(first).to_contain_text("imzo qo‘yibdi")
    expect(first.locator(".other").first).to_be_visible()
    at.shot("tonight")
    click_through(first.get_by_role("button", name="I do this").first)
    expect(at.page.locator("article", has_text="works on it").first).to_be_visible()


def accept_facts(at: At) -> None:
    at.go("/inbox/")
    at.shot("inbox")
    waiting = at.page.locator(".fact").count()
    assert waiting > 3
    click_through(at.page.locator("button.go").first)
    expect(at.page.locator(".said").first).to_be_visible()
    assert at.page.locator(".fact").count() < waiting


def judge_a_pair(at: At) -> None:
    at.go("/duplicates/")
    at.shot("duplicates")
    click_through(at.page.locator("#judge [value=same]"))
    expect(at.page.locator(".said").first).to_be_visible()
    at.go("/duplicates/verdicts/")
    at.press("Undo")


def enter_a_case(at: At) -> None:
    at.go("/cases/new/")
    at.page.get_by_label("Name, as it was told").fill("Шерзод Намунаев")
    at.page.get_by_label("What was said").fill("Onasi: kecha chaqirishibdi, qo‘rqyapti")
    at.press("Go on")
    at.shot("new-case")
    if at.page.locator("input[name=looked]").count():  # somebody known looks alike, or something was read
        at.press("Save")
    expect(at.page.locator("h1")).to_contain_text("Namunayev")
    at.shot("case")


def record_a_consent(at: At) -> None:
    click_through(at.page.locator("#consents a[href*='for=lawyer']"))
    at.page.locator("input[name=answer][value=yes]").check()
    at.page.locator("[name=given_by]").fill("Zamira")
    at.page.locator("[name=giver_relation]").select_option("mother")
    at.press("Write down the answer")
    expect(at.page.locator("#consents")).to_contain_text("Zamira")


def take_an_import_back(at: At) -> None:
    at.go("/imports/")
    at.follow("royxat.csv")
    at.shot("import-done")
    at.follow("Take this import back")
    at.press("Take the whole import back")
    expect(at.page.locator("h1")).to_have_text("The import was taken back", timeout=PATIENCE)


def restore(at: At, paper: str, tmp_path: Path) -> None:
    """A backup of the running desk, on an empty machine: the same list, the same passphrase."""
    before = tonight(at.home)
    file, empty = tmp_path / "himoya.backup", tmp_path / "elsewhere"
    assert program(at.home, "backup", "--to", str(file)).code == 0
    key_file = tmp_path / "paper"
    key_file.write_text(paper)
    assert program(empty, "restore", str(file), "--key-file", str(key_file)).code == 0
    assert tonight(empty, "--key-file", str(key_file)) == before
    assert len(before) > 2


def tonight(home: Path, *options: str) -> list[dict[str, Any]]:
    said = program(home, "tonight", "--all", "--at", "2026-11-22T21:30", "--json", *options)
    assert said.code == 0, said.err
    return said.lines


def telegram() -> bytes:
    messages = [
        {
            "id": number,
            "type": "message",
            "date": f"2026-11-22T20:0{number}:00",
            "date_unixtime": str(1795359600 + 60 * number),
            "from": sender,
            "from_id": f"user40990000{number}",
            "text": text,
            "text_entities": [],
        }
        for number, sender, text in TOLD
    ]
    group = {"name": "Onalar", "type": "private_group", "id": 4099000001, "messages": messages}
    return json.dumps(group).encode()


def spreadsheet() -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(LIST)
    return out.getvalue().encode()

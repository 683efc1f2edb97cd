"""The first start in the visitor: nothing half written, whatever back, reload and tabs do."""

import re

import pytest
from django.test import Client

from himoya.desk.opening.opening import Opening, Phase
from himoya.security import keyring
from himoya.security.models import Account, Office
from tests.desk.opening.conftest import Begin, come_in
from tests.security.keys import WORDS

TWICE = {"passphrase": WORDS, "again": WORDS}
PASSWORD = "gilos shaftoli 77"
GROUP = {
    "group": "Onalar",
    "time_zone": "Europe/Moscow",
    "language": "ru",
    "name": "Nodira",
    "username": "nodira",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture
def empty(begin: Begin) -> Opening:
    return begin(Phase.KEYS)


def shown(visitor: Client) -> str:
    """The paper key as a person copies it from the page."""
    body = visitor.get("/start/paper/").content.decode()
    return " ".join(re.findall("<code>([^<]+)</code>", body))


def with_keys(visitor: Client, opened: Opening) -> None:
    come_in(visitor, opened)
    visitor.post("/start/passphrase/", TWICE)
    visitor.post("/start/prove/", {"key": shown(visitor)})


@pytest.mark.parametrize("address", ["/start/?key=guess", "/start/", "/start/?key=", "/start/?key=%ff%00"])
def test_a_stranger_is_told_where_the_key_stands(empty: Opening, visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 403
    assert "in the window where Himoya was started" in answer.content.decode()
    assert "himoya_start" not in answer.cookies


@pytest.mark.parametrize("step", ["passphrase", "paper", "prove", "group"])
def test_no_step_opens_without_the_key_of_the_terminal(empty: Opening, visitor: Client, step: str) -> None:
    for answer in (visitor.get(f"/start/{step}/"), visitor.post(f"/start/{step}/", TWICE)):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/start/")
    assert empty.draft is None


def test_the_key_leaves_the_address_and_stays_in_a_strict_cookie(empty: Opening, visitor: Client) -> None:
    answer = visitor.get(f"/start/?key={empty.ticket}")
    cookie = answer.cookies["himoya_start"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/start/")
    assert cookie.value != empty.ticket
    assert "key=" not in answer.headers["Location"]


def test_the_whole_way(empty: Opening, visitor: Client, db: None) -> None:
    come_in(visitor, empty)
    assert "What we cannot promise" in visitor.get("/start/").content.decode()
    assert visitor.post("/start/passphrase/", TWICE).headers["Location"] == "/start/paper/"
    paper = shown(visitor)
    assert not keyring.exists(empty.home)
    assert visitor.post("/start/prove/", {"key": paper.lower()}).headers["Location"] == "/start/group/"
    keyring.open_with_passphrase(empty.home, WORDS)
    keyring.open_with_paper_key(empty.home, paper)

    assert visitor.post("/start/group/", GROUP).headers["Location"] == "/sign-in/"
    account, office = Account.objects.get(), Office.objects.get()
    assert (account.username, account.name, account.role) == ("nodira", "Nodira", "organiser")
    assert account.check_password(PASSWORD)
    assert (office.name, office.time_zone, office.language) == ("Onalar", "Europe/Moscow", "ru")
    assert visitor.post("/sign-in/", {"username": "nodira", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"passphrase": "short", "again": "short"}, "too short"),
        ({"passphrase": WORDS, "again": WORDS + "x"}, "not the same"),
        ({"passphrase": " " * 20, "again": " " * 20}, "too short"),
        ({}, ""),
    ],
)
def test_a_passphrase_that_will_not_do(
    empty: Opening, visitor: Client, typed: dict[str, str], reason: str
) -> None:
    come_in(visitor, empty)
    answer = visitor.post("/start/passphrase/", typed)
    assert answer.status_code in (200, 422)
    assert reason in answer.content.decode()
    assert WORDS not in answer.content.decode()
    assert empty.draft is None


@pytest.mark.parametrize("wrong", ["", "AGE-SECRET-KEY-1", "olma gilos", "<script>", "ключ"])
def test_until_the_paper_key_is_typed_nothing_is_written(empty: Opening, visitor: Client, wrong: str) -> None:
    come_in(visitor, empty)
    visitor.post("/start/passphrase/", TWICE)
    answer = visitor.post("/start/prove/", {"key": wrong})
    assert answer.status_code in (200, 422)
    assert not list(empty.home.iterdir())
    assert visitor.get("/start/group/").headers["Location"] == "/start/"


def test_six_words_are_offered_and_differ(empty: Opening, visitor: Client) -> None:
    come_in(visitor, empty)
    offered = {
        re.findall('class="six"[^>]*>([^<]+)<', visitor.get("/start/passphrase/").content.decode())[0]
        for _ in range(3)
    }
    assert len(offered) == 3
    assert all(len(words.split()) == 6 for words in offered)


def test_a_second_tab_makes_new_keys_and_the_older_paper_is_refused(
    empty: Opening, visitor: Client, db: None
) -> None:
    come_in(visitor, empty)
    visitor.post("/start/passphrase/", TWICE)
    older = shown(visitor)
    visitor.post("/start/passphrase/", TWICE)
    answer = visitor.post("/start/prove/", {"key": older})
    assert "throw older ones away" in answer.content.decode()
    assert not keyring.exists(empty.home)
    assert visitor.post("/start/prove/", {"key": shown(visitor)}).status_code == 302


def test_reload_double_tap_and_the_back_button_do_no_harm(empty: Opening, visitor: Client, db: None) -> None:
    come_in(visitor, empty)
    visitor.post("/start/passphrase/", TWICE)
    paper = shown(visitor)
    assert shown(visitor) == paper
    visitor.post("/start/prove/", {"key": paper})
    content = (empty.home / "keyring.json").read_bytes()

    for step, data in (("prove", {"key": paper}), ("passphrase", TWICE)):
        assert visitor.post(f"/start/{step}/", data).headers["Location"] == "/start/group/"
    assert visitor.get("/start/paper/").headers["Location"] == "/start/group/"
    assert (empty.home / "keyring.json").read_bytes() == content

    visitor.post("/start/group/", GROUP)
    assert visitor.post("/start/group/", {**GROUP, "username": "zamira"}).headers["Location"] == "/"
    assert Account.objects.count() == 1


def test_a_second_browser_with_the_address_goes_on_where_the_first_is(
    empty: Opening, visitor: Client, db: None
) -> None:
    with_keys(visitor, empty)
    other = Client()
    come_in(other, empty)
    assert other.get("/start/").headers["Location"] == "/start/group/"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"again": "gilos shaftoli 78"}, "not the same"),
        ({"password": "1qaz2wsx3edc", "again": "1qaz2wsx3edc"}, "too common"),
        ({"username": ""}, ""),
        ({"username": "a\x00b"}, ""),
        ({"username": "n" * 61}, ""),
        ({"time_zone": "Mars/Olympus"}, ""),
        ({"time_zone": "../../etc/passwd"}, ""),
        ({"language": "fr"}, ""),
    ],
)
def test_an_account_or_group_that_will_not_do_writes_neither(
    empty: Opening, visitor: Client, db: None, change: dict[str, str], reason: str
) -> None:
    with_keys(visitor, empty)
    answer = visitor.post("/start/group/", {**GROUP, **change})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert reason in body
    assert "Onalar" in body
    assert PASSWORD not in body
    assert (Account.objects.count(), Office.objects.count()) == (0, 0)
    assert empty.phase is Phase.GROUP


def test_markup_in_the_groups_name_stays_text(empty: Opening, visitor: Client, db: None) -> None:
    with_keys(visitor, empty)
    sent = {**GROUP, "group": "<script>alert(1)</script>", "username": ""}
    assert "<script>alert" not in visitor.post("/start/group/", sent).content.decode()


def test_the_folder_of_another_instance_is_not_taken(empty: Opening, visitor: Client) -> None:
    come_in(visitor, empty)
    (empty.home / "himoya.db").write_bytes(b"x")
    assert "would not open it" in visitor.post("/start/passphrase/", TWICE).content.decode()


def test_a_full_disk_is_said_and_the_paper_stays_right(
    empty: Opening, visitor: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    come_in(visitor, empty)
    visitor.post("/start/passphrase/", TWICE)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        answer = visitor.post("/start/prove/", {"key": shown(visitor)})
    assert answer.status_code == 422
    assert "the disk is full" in answer.content.decode()
    assert not list(empty.home.iterdir())
    assert visitor.post("/start/prove/", {"key": shown(visitor)}).headers["Location"] == "/start/group/"


def test_when_opening_breaks_after_the_keys_were_written_the_passphrase_is_asked(
    empty: Opening, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(root: bytes) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(empty, "_open_up", full)
    visitor.raise_request_exception = False
    come_in(visitor, empty)
    visitor.post("/start/passphrase/", TWICE)
    assert visitor.post("/start/prove/", {"key": shown(visitor)}).status_code == 500
    assert keyring.exists(empty.home)
    assert "This desk is locked" in visitor.get("/start/").content.decode()

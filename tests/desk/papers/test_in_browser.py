"""The papers on an old phone: seen, chosen, taken as a PDF."""

import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from himoya.alarms.models import Alarm
from himoya.cases.models import Case
from himoya.desk.people.places import mark_of
from himoya.security.models import Account
from tests import make
from tests.browser import click_through
from tests.desk.conftest import NOW
from tests.desk.papers.conftest import PLACE, a_case, consent, state
from tests.desk.test_axe import against
from tests.desk.test_browser import PHONE, sign_in
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser


@pytest.fixture
def papers(case: Case, nodira: Account, live_server: LiveServer) -> LiveServer:
    nodira.language = "uz"
    nodira.save()
    for kind, value in (
        ("article", "228.1"),
        ("part", "4"),
        ("last_contact", "2026-09-12"),
        ("home", "Koson"),
    ):
        state(case, nodira, kind, value)
    for recipient in ("lawyer", "uz_state", "icrc_un", "ru_state"):
        consent(case, recipient)
    told = make.message("Olib ketishdi")
    Alarm.objects.create(
        person=case.person, message=told, rule="U07", level="T1", start=0, end=5, since=NOW, fired_at=NOW
    )
    a_case("Bobur Misolov", nodira)
    return live_server


def pages(case: Case) -> dict[str, str]:
    return {
        "case": f"/cases/{case.pk}/",
        "card": f"/cases/{case.pk}/papers/card/?script=uz-cyrl&name=on",
        "whom": f"/cases/{case.pk}/papers/note/",
        "note": f"/cases/{case.pk}/papers/note/?to=uz_state",
        "missing": f"/cases/{case.pk}/papers/missing/",
        "places": "/papers/visit/",
        "visit": f"/papers/visit/?place={mark_of(PLACE)}",
    }


def test_every_paper_is_read_chosen_and_taken_on_a_phone(
    chromium: Browser, papers: LiveServer, case: Case
) -> None:
    context = chromium.new_context(viewport=PHONE, locale="uz")
    page = context.new_page()
    sign_in(page, papers.url)
    page.locator("h1").wait_for()
    found = {name: troubles(page, papers.url + address) for name, address in pages(case).items()}
    assert {name: said for name, said in found.items() if said} == {}

    page.goto(f"{papers.url}/cases/{case.pk}/papers/card/")
    page.select_option("#id_script", "ru")
    click_through(page.locator("form.card button"))
    assert page.locator(".leaf h2").inner_text() == "На две минуты разговора"
    assert "Как здоровье" in taken(page, f"himoya-card-{case.pk}.pdf")

    page.goto(f"{papers.url}/cases/{case.pk}/papers/note/?to=uz_state")
    page.locator("label", has_text="olib ketilgani").click()
    click_through(page.locator("form.card button"))
    assert "Farrux" not in page.title() + page.url
    assert "olib ketilgani" in taken(page, f"himoya-note-{case.pk}.pdf")
    context.close()


def troubles(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate(Axe().axe_script)
    return [*page.evaluate(TROUBLES), *against(page, "light"), *against(page, "dark")]


def taken(page: Page, name: str) -> str:
    """The text of the PDF that the last button of the page gives."""
    with page.expect_download() as waiting:
        page.locator("form button.main").click()
    assert waiting.value.suggested_filename == name
    kept = Path(waiting.value.path())
    return " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(kept.read_bytes())).pages).split()
    )

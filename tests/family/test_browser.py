"""The door for families on an old phone: no scripts, no cookies, a thumb."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.contact.models import Call
from himoya.messages.queries import live_messages
from tests.browser import click_through
from tests.desk.test_axe import troubles
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser
PHONE: Any = {"width": 360, "height": 740}
MOST_TOUCHES = 12


def write(page: Page, door: str) -> str:
    """Fill in and send; gives the code."""
    page.goto(door)
    page.fill("[name=story]", "Kecha telefon qildi, qo‘l qo‘ydim dedi")
    page.fill("[name=name]", "Farrux Namunayev")
    page.select_option("[name=kin]", "son")
    click_through(page.locator("main button"))
    return page.locator(".code").inner_text()


def test_writing_and_asking_without_scripts_and_without_a_cookie(
    chromium: Browser, live_server: LiveServer
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="uz")
    page = context.new_page()
    code = write(page, f"{live_server.url}/family/")
    assert live_messages().get().text.startswith("O‘g‘lim Farrux Namunayev.")
    assert code not in page.url + page.title()

    page.reload()  # the browser sends the form again
    assert page.locator(".code").inner_text() == code
    assert live_messages().count() == 1

    click_through(page.locator("main a.way[href*=answer]"))
    page.fill("[name=code]", code.lower())
    click_through(page.locator("main button"))
    assert page.locator("[role=status]").is_visible()
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_read_and_press(chromium: Browser, live_server: LiveServer, language: str) -> None:
    context = chromium.new_context(viewport=PHONE, locale=language)
    page = context.new_page()
    for address in ("/family/", "/family/answer/", "/family/call/"):
        assert troubles(page, live_server.url, f"{address}?lang={language}") == []
    write(page, f"{live_server.url}/family/?lang={language}")
    assert page.evaluate(TROUBLES) == []
    context.close()


def test_a_call_is_written_down_with_few_touches(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="uz")
    page = context.new_page()
    code = write(page, f"{live_server.url}/family/")
    click_through(page.locator("main a.way[href*=call]"))
    page.fill("[name=code]", code)
    taps = {"long": "2", "place": "other", "guests": "no", "signed": "no", "wish": "stay", "health": "ill"}
    for name, answer in taps.items():
        page.locator(f"label:has([name={name}][value='{answer}'])").click()
    assert not page.locator("[name=on]").is_visible()
    click_through(page.locator("main form button"))
    assert len(taps) + 2 <= MOST_TOUCHES
    assert Call.objects.get().said["place"] == "other"
    page.reload()  # the browser sends the form again
    assert Call.objects.count() == 1
    assert context.cookies() == []
    context.close()

"""The first start in a real browser: every step can be read and pressed, in every language and theme."""

from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.desk.opening.opening import Phase
from himoya.security.models import Office
from tests.browser import click_through
from tests.desk.opening.conftest import Begin
from tests.desk.opening.test_first_start import PASSWORD
from tests.desk.test_axe import troubles
from tests.security.keys import WORDS

pytestmark = pytest.mark.browser
PHONE: Any = {"width": 360, "height": 800}


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_address_in_the_terminal_to_the_sign_in(
    chromium: Browser, live_server: LiveServer, begin: Begin, language: str
) -> None:
    opened = begin(Phase.KEYS)
    context = chromium.new_context(viewport=PHONE, locale=language, timezone_id="Europe/Moscow")
    page = context.new_page()
    page.goto(f"{live_server.url}/start/?key={opened.ticket}")
    assert troubles(page, live_server.url, "/start/") == []

    assert troubles(page, live_server.url, "/start/passphrase/") == []
    page.fill("[name=passphrase]", WORDS)
    page.fill("[name=again]", WORDS)
    click_through(page.locator("button.main"))
    assert troubles(page, live_server.url, "/start/paper/") == []
    paper = page.locator("p.paper").inner_text()

    assert troubles(page, live_server.url, "/start/prove/") == []
    page.fill("[name=key]", paper)
    click_through(page.locator("button.main"))
    assert troubles(page, live_server.url, "/start/group/") == []
    assert page.locator("[name=time_zone]").input_value() == "Europe/Moscow"
    for name, typed in {"username": "nodira", "password": PASSWORD, "again": PASSWORD}.items():
        page.fill(f"[name={name}]", typed)
    click_through(page.locator("button.main"))
    assert page.url == f"{live_server.url}/sign-in/"
    assert Office.objects.get().time_zone == "Europe/Moscow"
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lock(chromium: Browser, live_server: LiveServer, begin: Begin, language: str) -> None:
    begin(Phase.LOCKED)
    context = chromium.new_context(viewport=PHONE, locale=language)
    assert troubles(context.new_page(), live_server.url, "/start/") == []
    context.close()

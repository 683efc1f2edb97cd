"""The desk in a real browser: an old phone, no scripts, four languages."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.security.models import Account
from tests.browser import click_through
from tests.desk.conftest import NAME, alarm
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser
PASSWORD = "olma gilos behi"  # of tests.make.account
PHONE: Any = {"width": 360, "height": 800}
SIGN_IN = {"uz": "Kirish", "uz-cyrl": "Кириш", "ru": "Войти", "en": "Sign in"}


@pytest.fixture
def desk(chromium: Browser, live_server: LiveServer, nodira: Account) -> LiveServer:
    for hours, rule in enumerate(("U01", "U02", "U05", "U07", "U19"), 1):
        alarm(hours_ago=hours, rule=rule)
    alarm(name="", hours_ago=24 * 300)
    return live_server


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    yield context
    context.close()


def sign_in(page: Page, address: str, password: str = PASSWORD) -> None:
    page.goto(address)
    page.fill("#username", "nodira")
    page.fill("#password", password)
    click_through(page.locator("button.main"))


def test_an_evening_on_a_phone_without_scripts(desk: LiveServer, phone: BrowserContext) -> None:
    page = phone.new_page()
    sign_in(page, desk.url, "not this one")
    assert page.locator("[role=alert]").is_visible()
    assert page.locator("#username").input_value() == "nodira"

    sign_in(page, desk.url)
    assert page.locator("h2", has_text=NAME).first.is_visible()
    assert page.locator(".other p").count() == 6
    assert all(other.is_visible() for other in page.locator(".other p:not(details.more *)").all())
    assert "Farrux" not in page.title() + page.url

    page.click(".menu summary")
    click_through(page.get_by_role("button", name=LANGUAGES["uz-cyrl"]))
    assert page.locator("h1").inner_text() == "Бугун кимлар кута олмайди"

    page.click(".menu summary")
    click_through(page.locator(".out button"))
    assert urlsplit(page.url).path == "/sign-in/"
    page.goto(desk.url)
    assert urlsplit(page.url).path == "/sign-in/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_read_and_press(
    desk: LiveServer, chromium: Browser, nodira: Account, language: str
) -> None:
    nodira.language = language
    nodira.save()
    context = chromium.new_context(viewport=PHONE, locale=language)
    page = context.new_page()
    page.goto(desk.url)
    assert page.locator("h1").inner_text() == SIGN_IN[language]
    assert page.evaluate(TROUBLES) == []
    sign_in(page, desk.url)
    page.locator("article").last.wait_for()
    page.click(".menu summary")
    assert page.evaluate(TROUBLES) == []
    page.goto(f"{desk.url}/nowhere/")
    assert page.evaluate(TROUBLES) == []
    context.close()


def test_nothing_comes_from_elsewhere_and_little_from_here(desk: LiveServer, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    sign_in(page, desk.url)
    page.locator("article").last.wait_for()
    page.wait_for_load_state()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(desk.url).netloc}
    assert len(asked) <= 8
    assert complaints == []
    context.close()


def test_the_keyboard_reaches_everything_and_shows_where_it_is(desk: LiveServer, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    sign_in(page, desk.url)
    page.locator("article").last.wait_for()
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    context.close()

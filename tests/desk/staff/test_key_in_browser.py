"""A passkey in a real browser: added, then asked for at the next sign-in."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from himoya.security.models import Account
from tests.browser import click_through
from tests.desk.staff.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def this_evening() -> None:
    """The clock goes on: keys and browsers have one of their own."""


def with_a_key(page: Page) -> None:
    """A key made of software sits in the browser and says yes to everything."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    line.send("WebAuthn.addVirtualAuthenticator", {"options": key})


def sign_in(page: Page) -> None:
    page.fill("input[name=username]", "nodira")
    page.fill("input[name=password]", PASSWORD)
    click_through(page.locator("main button.main"))


def test_a_key_is_added_and_asked_for(chromium: Browser, live_server: LiveServer, nodira: Account) -> None:
    Account.objects.update(language="en")
    page = chromium.new_page(locale="en")
    desk = live_server.url
    assert "localhost" in desk, "keys are bound to a name"
    with_a_key(page)
    page.goto(f"{desk}/me/second-factor/key/")
    sign_in(page)
    page.fill("input[name=name]", "my phone")
    page.click("main button.main")
    expect(page.get_by_role("heading", name="Spare codes")).to_be_visible()
    page.click("summary")
    click_through(page.get_by_role("button", name="Sign out"))
    sign_in(page)
    expect(page).to_have_url(re.compile("/sign-in/second/"))
    page.get_by_role("button", name="Use the security key").click()
    expect(page).to_have_url(f"{desk}/")
    page.goto(f"{desk}/me/second-factor/")
    expect(page.get_by_text("my phone")).to_be_visible()
    page.close()


def test_without_javascript_a_code_program_is_named(
    chromium: Browser, live_server: LiveServer, nodira: Account
) -> None:
    Account.objects.update(language="en")
    context = chromium.new_context(locale="en", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/me/second-factor/key/")
    sign_in(page)
    expect(page.get_by_text("A code program works everywhere")).to_be_visible()
    expect(page.get_by_role("button", name="Add this key")).to_be_hidden()
    context.close()

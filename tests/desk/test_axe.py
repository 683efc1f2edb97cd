"""axe-core finds nothing against WCAG 2.2 AA on any page, in both themes, in four languages."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.security.models import Account
from tests.desk.evening import NOWHERE, an_evening
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WHAT_A_THEME_CHANGES = ["color-contrast"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shuts_anybody_out(
    chromium: Browser, live_server: LiveServer, nodira: Account, language: str
) -> None:
    evening = an_evening(nodira, language)
    addresses = evening.addresses()
    assert len(addresses) > 40
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale=language)
    page = context.new_page()
    evening.sign_in(page, live_server.url)
    found = {address: troubles(page, live_server.url, address) for address in addresses}
    assert {address: said for address, said in found.items() if said} == {}
    context.close()


def troubles(page: Page, desk: str, address: str) -> list[str]:
    page.emulate_media(color_scheme="light")
    answer = page.goto(desk + address)
    assert answer is not None
    if answer.status != (404 if address == NOWHERE else 200):
        return [f"answered {answer.status}"]
    light = [*against(page, {"runOnly": EVERYTHING}), *page.evaluate(TROUBLES)]
    page.emulate_media(color_scheme="dark")
    return light + against(page, {"runOnly": {"type": "rule", "values": WHAT_A_THEME_CHANGES}})


def against(page: Page, options: Any) -> list[str]:
    result: Any = Axe().run(page, options={**options, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]

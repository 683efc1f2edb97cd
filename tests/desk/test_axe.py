"""axe-core finds nothing against WCAG 2.2 AA on any page, in both themes, in four languages."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.security.models import Account
from tests.desk.evening import NOWHERE, an_evening
from tests.desk.troubles import TROUBLES

pytestmark = pytest.mark.browser
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A theme changes colours and nothing else: in the second one only what is about colours is asked again.
RULES: dict[str, dict[str, Any]] = {
    "light": {"type": "tag", "values": WCAG},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
AGAINST = """async (rules) => {
  const found = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return found.violations.flatMap(broken => broken.nodes.map(e => `${broken.id}: ${e.html.slice(0, 200)}`));
}"""


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
    """What axe and our own list find on a page. It is loaded once; both themes are seen in the same page."""
    answer = page.goto(desk + address)
    assert answer is not None
    if answer.status != (404 if address == NOWHERE else 200):
        return [f"answered {answer.status}"]
    page.evaluate(Axe().axe_script)
    return [*page.evaluate(TROUBLES), *(said for theme in THEMES for said in against(page, theme))]


def against(page: Page, theme: Literal["light", "dark"]) -> list[str]:
    page.emulate_media(color_scheme=theme)
    found: list[str] = page.evaluate(AGAINST, RULES[theme])
    return [f"{theme}: {said}" for said in found]

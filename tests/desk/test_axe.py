"""axe-core finds nothing against WCAG 2.2 AA on any page, in both themes, in four languages."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.security.models import Account
from tests.desk.evening import NOWHERE, Evening, an_evening
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


def test_no_page_shuts_anybody_out(chromium: Browser, live_server: LiveServer, nodira: Account) -> None:
    evening = an_evening(nodira, "en")
    addresses = evening.addresses()  # half a minute of walking: once for all languages
    assert len(addresses) > 40
    found = {
        (language, address): said
        for language in LANGUAGES
        for address, said in in_language(chromium, live_server.url, evening, language, addresses)
        if said
    }
    assert found == {}


def in_language(
    chromium: Browser, desk: str, evening: Evening, language: str, addresses: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    """Each address with the troubles on its page, as somebody sees it who reads this language."""
    evening.account.language = language
    evening.account.save(update_fields=["language"])
    with chromium.new_context(viewport={"width": 360, "height": 800}, locale=language) as context:
        page = context.new_page()
        evening.sign_in(page, desk)
        assert page.locator("html").get_attribute("lang") == language
        for address in addresses:
            yield address, troubles(page, desk, address)


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

"""axe-core finds nothing against WCAG 2.2 AA on any page, in both themes, in four languages."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, get_resolver
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from himoya.common.say import LANGUAGES
from himoya.security.models import Account
from tests.desk.evening import Evening, an_evening

pytestmark = pytest.mark.browser
RULES: Any = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
Theme = Literal["light", "dark"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shuts_anybody_out(
    chromium: Browser, live_server: LiveServer, nodira: Account, language: str, theme: Theme
) -> None:
    evening = an_evening(nodira, language)
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=theme, locale=language
    )
    page = context.new_page()
    evening.sign_in(page, live_server.url)
    found = {address: troubles(page, live_server.url + address) for address in evening.addresses()}
    assert {address: said for address, said in found.items() if said} == {}
    context.close()


def troubles(page: Page, address: str) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    if answer.status != 200:
        return [f"answered {answer.status}"]
    result: Any = Axe().run(page, options=RULES)
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in result.response["violations"]
        for node in violation["nodes"]
    ]


def test_no_page_is_left_out() -> None:
    """A page that answers a plain GET is looked at, or stands among those that need more than an address."""
    names = {page.name for page in get_resolver().url_patterns if isinstance(page, URLPattern)}
    assert names - Evening.SEEN - Evening.NOT_A_PAGE == set()

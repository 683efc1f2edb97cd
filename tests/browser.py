"""A real browser for tests: Debian's Chromium, driven without any download."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

PATIENCE = 120_000  # ms: a machine that many share may take a minute to make keys


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Its driver keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def click_through(what: Locator) -> None:
    """Click what leads to another page, and come back when that page is there.

    A bare click may come back while the old page still stands: what is counted then is the old page's.
    """
    with what.page.expect_navigation(timeout=PATIENCE):
        what.click(timeout=PATIENCE)  # it waits for the next page, too, and else gives up after 30 s

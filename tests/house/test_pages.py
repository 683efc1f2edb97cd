"""Every page says who may see it."""

import pytest
from django.urls import URLPattern, get_resolver

from himoya.common.roles import Role

OPEN_TO_ANYONE = {"sign-in", "sign-out", "language"}


def pages() -> list[URLPattern]:
    return [page for page in get_resolver().url_patterns if isinstance(page, URLPattern)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_page_names_its_roles(page: URLPattern) -> None:
    roles = getattr(page.callback, "allowed_roles", None)
    assert roles is not None, "decorate the view with @allow(...) or @allow_anyone"
    assert roles <= set(Role)
    assert bool(roles) == (page.name not in OPEN_TO_ANYONE)


def test_addresses_carry_no_words() -> None:
    """A name in an address ends in logs and in the browser's history."""
    assert [
        str(page.pattern) for page in pages() if "<str" in str(page.pattern) or "<slug" in str(page.pattern)
    ] == []

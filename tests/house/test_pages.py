"""Every page says who may see it."""

import pytest
from django.urls import URLPattern

from himoya.common.roles import Role
from tests.house.pages import KNOWN_BY_ORIGIN, name, pages, roles, table
from tests.house.who_may_what import FILE

# Used up by one person within a day; or good for counts alone, because calendars cannot sign in.
WITH_A_SECRET = {"invitation", "calendar"}


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_page_names_its_roles(page: URLPattern) -> None:
    assert hasattr(page.callback, "allowed_roles"), "decorate the view with @allow(...) or @allow_anyone"
    assert roles(page) <= set(Role)


def test_who_may_what_is_what_was_read_and_agreed() -> None:
    """A changed right has to show in the difference that people read."""
    assert table() == FILE.read_text(), "read the difference, then run: python -m tests.house.who_may_what"


def test_every_page_has_one_name() -> None:
    names = [page.name for page in pages()]
    assert None not in names
    assert len(names) == len(set(names))


def test_addresses_carry_no_words() -> None:
    """A name in an address ends in logs and in the browser's history."""
    assert {
        name(page)
        for page in pages()
        for converter in page.pattern.converters.values()
        if type(converter).__name__ != "IntConverter"
    } == WITH_A_SECRET


@pytest.mark.parametrize("page", pages(), ids=name)
def test_no_form_goes_without_its_token(page: URLPattern) -> None:
    assert getattr(page.callback, "csrf_exempt", False) is (name(page) in KNOWN_BY_ORIGIN)

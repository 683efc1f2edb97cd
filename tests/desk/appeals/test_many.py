"""Pages with more on them than fits: the menu around them stays whole."""

import pytest
from django.test import Client

from himoya.appeals.models import Appeal
from himoya.cases.models import Case
from himoya.desk.appeals.waiting import MOST
from tests.desk.appeals.test_letters import page, sent

__all__ = ["sent"]

pytestmark = pytest.mark.django_db

MENU = 'aria-label="More pages"'


def test_more_letters_than_are_shown_are_counted(desk: Client, case: Case, sent: Appeal) -> None:
    for place in range(2, MOST + 3):
        sent.pk, sent.number = None, f"2026-{place:04d}"
        sent.save(force_insert=True)
    shown = page(desk, "waiting")
    assert "More letters that are not shown here: 2" in shown
    assert MENU in shown


def test_the_menu_stands_on_the_pages_of_letters(desk: Client, case: Case, yes: None) -> None:
    for name in ("waiting", "letters-together", "answering"):
        assert MENU in page(desk, name, **({"to": "uz_mfa"} if name == "letters-together" else {}))

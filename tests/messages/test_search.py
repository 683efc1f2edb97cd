"""An organiser looks for a word and finds it in every script."""

import pytest

from himoya.messages.models import Import
from himoya.messages.queries import search
from tests.make import an_import, message

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["qo'l qo'y", "қўл қўй", "кул куй", "QOʻL", "qol"])
def test_one_word_in_any_script_finds_all_spellings(asked: str) -> None:
    latin = message("Kecha qo‘l qo‘ydirishibdi")
    cyrillic = message("Кеча қўл қўйдиришибди")
    without_letters = message("Кеча кул куйдиришибди")
    message("Посилка олиб борса бўладими")

    assert set(search(asked)) == {latin, cyrillic, without_letters}


def test_every_word_must_be_there() -> None:
    both = message("Томск ИК 71 да экан")
    message("Томскдан хат келди")

    assert list(search("tomsk 71")) == [both]


@pytest.mark.parametrize("asked", ["", "  ", '"', "*", "OR NOT (", "'; --", "\x00", "😀"])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(asked: str) -> None:
    message("Томск ИК 71 да экан")

    assert list(search(asked)) == []


@pytest.mark.parametrize("state", [Import.State.READING, Import.State.WITHDRAWN])
def test_what_is_not_live_is_not_found(state: str) -> None:
    message("borsa bo‘ladimi", an_import(state))

    assert list(search("borsa")) == []


def test_an_edit_hides_the_first_wording() -> None:
    first = message("71 koloniya")
    edit = message("77 koloniya", key="1~edit", replaces=first)

    assert list(search("koloniya")) == [edit]


def test_a_deleted_message_leaves_no_word_behind() -> None:
    gone = message("o‘chiriladigan xabar")
    gone.delete()

    assert list(search("xabar")) == []

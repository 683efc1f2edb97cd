"""One searchable form for every spelling of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.language import fold, fold_text, script_of
from himoya.language.words import words


@pytest.mark.parametrize(
    "spellings",
    [
        ["qo'ydi", "qoʻydi", "qo‘ydi", "qo`ydi", "qo´ydi", "qoydi", "қўйди", "куйди", "qöydi", "QO'YDI"],
        ["o'g'lim", "oʻgʻlim", "oglim", "ўғлим", "углим", "öğlim"],
        ["Shavkat", "Шавкат", "Şavkat"],
        ["Jahongir", "Жахонгир", "Джахонгир", "Жаҳонгир", "Jaxongir"],
        ["yetdi", "етди"],
        ["choy", "çoy", "чой"],
        ["Xorazm", "Хоразм", "Khorazm"],
    ],
)
def test_all_spellings_of_a_word_meet(spellings: list[str]) -> None:
    assert len({fold_text(spelling) for spelling in spellings}) == 1


def test_a_marked_letter_stays_apart_for_reading_but_not_for_searching() -> None:
    died, took = fold("o'ldi"), fold("oldi")
    assert died.letters != took.letters
    assert died.text == took.text


def test_the_way_back_gives_the_words_as_they_were_written() -> None:
    text = "Кеча Шерзод қўл қўйди 😢"
    folded = fold(text)
    at = folded.letters.index("sherzod")
    assert text[slice(*folded.span(at, at + len("sherzod")))] == "Шерзод"


@given(st.text(max_size=200))
def test_both_folds_agree_on_any_text(text: str) -> None:
    assert fold(text).text == fold_text(text)


@given(st.text(max_size=200))
def test_folded_text_is_plain_ascii_and_its_offsets_run_forward(text: str) -> None:
    folded = fold(text)
    assert folded.letters.isascii()
    assert list(folded.starts) == sorted(folded.starts)
    assert len(folded.starts) == len(folded.letters)
    spans = [folded.span(place, place + 1) for place in range(len(folded.letters))]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "letters", "quotes"),
    [
        ("Dzhahongir keldi", "jahongir keldi", ["Dzhahongir", "keldi"]),
        ("Джаҳонгир khat", "jahongir hat", ["Джаҳонгир", "khat"]),
        ("йе oʻgʻlim", "e wglim", ["йе", "oʻgʻlim"]),
    ],
)
def test_a_letter_of_several_signs_is_quoted_whole(text: str, letters: str, quotes: list[str]) -> None:
    folded = fold(text)
    assert folded.letters == letters
    assert [text[slice(*folded.span(one.start, one.end))] for one in words(letters)] == quotes


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Salom opalar", "latin"),
        ("Ассалому алайкум", "cyrillic"),
        ("Rahmat, понял, завтра yuboraman", "mixed"),
        ("Ассалому алайкум, SIM карта керак эди менга", "cyrillic"),
        ("🙏 123", "latin"),
    ],
)
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_soft_sign_at_the_end_belongs_to_its_word() -> None:
    folded = fold("заставили подписать контракт")
    end = folded.letters.index(" ", folded.letters.index("podpi"))
    assert folded.original[slice(*folded.span(folded.letters.index("podpi"), end))] == "подписать"

"""A cheap question stands before many a dear regex: it never hides what the regex would find."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from himoya.language.figures import at_figures
from himoya.language.letters import COARSE
from himoya.reading import contact, days, facility, phones, rhythm

LETTERS = ascii_lowercase + "0123456789 .,-+\n"


def found_by(regex: re.Pattern[str]) -> st.SearchStrategy[str]:
    """Texts that hold something the regex finds."""
    return st.from_regex(regex, alphabet=LETTERS).filter(lambda text: regex.search(text) is not None)


@pytest.mark.parametrize(("pieces", "regex"), [row[:2] for row in rhythm._EVERY])
@settings(max_examples=30)
@given(data=st.data())
def test_how_often(pieces: Sequence[str], regex: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(found_by(regex))
    assert rhythm._OFTEN.search(text)
    assert any(piece in text for piece in pieces)


@pytest.mark.parametrize(
    ("pieces", "regex"),
    [
        (days._BACK, days._AGO),
        (days._OF_A_WEEK, days._WEEKDAY),
    ],
)
@settings(max_examples=30)
@given(data=st.data())
def test_pieces(pieces: Sequence[str], regex: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(found_by(regex))
    assert any(piece in text for piece in pieces)


@pytest.mark.parametrize(
    ("first", "regex"),
    [
        (contact._SINCE_THEN, contact._SINCE_DATE),
        (facility._IN_A_CASE, facility._BARE_RUSSIAN),
        (days._DAY_LAST, days._MONTH_DAY),
    ],
)
@settings(max_examples=30)
@given(data=st.data())
def test_numbers_with_what_follows_them(
    first: re.Pattern[str], regex: re.Pattern[str], data: st.DataObject
) -> None:
    assert any(at_figures(first, data.draw(found_by(regex))))


@pytest.mark.parametrize("way", phones._FIGURES)
@settings(max_examples=30)
@given(data=st.data())
def test_figures_of_a_telephone_number(way: re.Pattern[str], data: st.DataObject) -> None:
    found = way.search(data.draw(found_by(way)))
    assert found is not None
    if sum(character.isdigit() for character in found.group()) in phones._FIGURES[way]:
        assert phones._NINE.search(found.group())


@settings(max_examples=60)
@given(data=st.data())
def test_he_was_heard_only_at_words_that_begin_so(data: st.DataObject) -> None:
    text = data.draw(found_by(contact._HEARD))
    match = contact._HEARD.search(text)
    assert match is not None
    assert match.group().translate(COARSE)[:2] in contact._HEARD_BEGINS

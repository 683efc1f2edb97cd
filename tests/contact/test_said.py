"""Answers of the call card: fixed codes, and those that ring."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from himoya.common.errors import BadInput
from himoya.contact.models import Call
from himoya.contact.rules import answers_to_ring, before_arrest, contacts
from himoya.contact.said import ANSWERS, clean_said
from himoya.contact.signs import PROVES, WHY_NOT
from himoya.contact.words import ASKED, KINDS, QUESTIONS, SAID

DAY = date(2026, 11, 22)
NOBODY_ASKED = dict.fromkeys(ANSWERS, "not_asked")


def test_every_kind_proves_life_or_says_why_not() -> None:
    assert PROVES | set(WHY_NOT) == set(Call.Kind.values) == set(KINDS)
    assert not PROVES & set(WHY_NOT)


def test_every_answer_has_words() -> None:
    assert {question: tuple(words) for question, words in ASKED.items()} == dict(ANSWERS)
    assert set(QUESTIONS) == set(ANSWERS)
    told = {(question, code) for question, codes in ANSWERS.items() for code in codes[:-1]}
    assert set(SAID) == told


@pytest.mark.parametrize(
    ("said", "rung"),
    [
        ({"signed": "yes"}, [("U01", "T0")]),
        ({"guests": "yes"}, [("U03", "T1")]),
        ({"health": "ill"}, [("U15", "T2")]),
        ({"health": "danger"}, [("U15", "T1")]),
        ({"health": "despair"}, [("U05", "T0")]),
        ({"place": "other"}, [("U07", "T2")]),
        ({"place": "other", "signed": "yes", "guests": "no"}, [("U01", "T0"), ("U07", "T2")]),
        ({"place": "same", "guests": "no", "signed": "no", "wish": "go", "health": "well"}, []),
        (NOBODY_ASKED, []),
        ({}, []),
    ],
)
def test_which_answers_ring(said: dict[str, str], rung: list[tuple[str, str]]) -> None:
    assert answers_to_ring(said) == rung


def test_an_answer_rings_whatever_the_others_are() -> None:
    for codes in product(*ANSWERS.values()):
        said = dict(zip(ANSWERS, codes, strict=True))
        assert (("U01", "T0") in answers_to_ring(said)) is (said["signed"] == "yes")


def test_nothing_asked_is_nothing_stored() -> None:
    assert clean_said({}, DAY) == clean_said(NOBODY_ASKED, DAY) == clean_said({"next": ""}, DAY) == {}
    assert clean_said({"signed": "no"}, DAY) == {**NOBODY_ASKED, "signed": "no"}
    assert clean_said({"next": "2026-11-29"}, DAY)["next"] == "2026-11-29"


@pytest.mark.parametrize(
    "said",
    [
        {"signed": "maybe"},
        {"mood": "well"},
        {"next": "29.11.2026"},
        {"next": "2026-11-21"},
        {"next": "2036-11-21"},
    ],
)
def test_answers_that_do_not_exist_are_refused(said: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        clean_said(said, DAY)


def test_a_call_is_before_the_arrest_only_when_it_is_so_everywhere() -> None:
    arrested = date(2026, 11, 6)
    # In Kamchatka the 6th begins at noon of the 5th, UTC.
    assert not before_arrest(datetime(2026, 11, 5, 12, tzinfo=UTC), arrested)
    assert before_arrest(datetime(2026, 11, 5, 9, tzinfo=UTC), arrested)


def test_one_call_told_twice_is_one_contact() -> None:
    evening = datetime(2026, 11, 20, 14, 40, tzinfo=UTC)
    day = (datetime(2026, 11, 19, 19, tzinfo=UTC), datetime(2026, 11, 20, 18, 59, 59, tzinfo=UTC))
    told = [day, (evening, evening), (evening + timedelta(seconds=20),) * 2, day]
    assert contacts(told) == [evening]
    assert contacts([day, day]) == [day[1]]
    later = evening + timedelta(hours=1)
    assert contacts([(evening, evening), (later, later)]) == [later, evening]

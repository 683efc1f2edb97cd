"""Which question the card asks first."""

from datetime import date, timedelta

import pytest

from himoya.common.catalogues.cyrillic import to_cyrillic
from himoya.contact.card import SCRIPTS, questions, text
from himoya.papers.card.making import first_name, paper_of
from himoya.papers.card.rules import USUAL, order

TODAY = date(2026, 11, 22)
FRESH = dict.fromkeys(USUAL, TODAY)


def days_ago(**days: int) -> dict[str, date]:
    return {code: TODAY - timedelta(days=number) for code, number in days.items()}


@pytest.mark.parametrize(
    ("known", "recruiters", "first"),
    [
        ({}, False, "place guests signed health next"),
        ({}, True, "signed place guests health next"),
        (FRESH, False, "place guests signed health next"),
        (FRESH, True, "place guests signed health next"),
        (days_ago(place=1, guests=1, signed=1, health=1, next=1), False, "health place guests signed next"),
        (days_ago(place=0, guests=0), False, "signed health next place guests"),
        (days_ago(place=46, guests=0, signed=0, health=0, next=0), False, "place guests signed health next"),
        (days_ago(place=45, guests=15, signed=0, health=0, next=0), False, "guests place signed health next"),
        (days_ago(place=46, guests=0, signed=15, health=0, next=0), True, "signed place guests health next"),
        (days_ago(place=46, guests=0, signed=14, health=0, next=0), True, "place guests signed health next"),
        (days_ago(place=0, guests=0, signed=0, health=31, next=0), False, "health place guests signed next"),
        (days_ago(place=46, guests=0, signed=0, health=1, next=0), False, "place health guests signed next"),
    ],
)
def test_what_is_missing_comes_first(known: dict[str, date], recruiters: bool, first: str) -> None:
    assert order(known, TODAY, recruiters=recruiters) == tuple(first.split())


def test_all_five_stand_on_every_card() -> None:
    assert [question.code for question in questions()] == ["place", "guests", "signed", "health", "next"]
    for script in SCRIPTS:
        printed = list(paper_of(USUAL, script).texts())
        assert [
            question.texts[script] for question in questions() if question.texts[script] not in printed
        ] == []
        assert text("not_checked", script) in paper_of(USUAL, script).foot


def test_uzbek_scripts_say_the_same() -> None:
    for question in questions():
        for texts in (question.texts, question.settles):
            assert texts["uz-cyrl"].replace("ғи", "ги") == to_cyrillic(texts["uz"]).replace("ғи", "ги")


@pytest.mark.parametrize(
    ("full", "given"),
    [("Farrux Namunayev", "Farrux"), ("Namunayev Farrux", "Farrux"), ("Намунаев Фаррух", "Фаррух"), ("", "")],
)
def test_a_first_name_is_the_given_one(full: str, given: str) -> None:
    assert first_name(full) == given


def test_without_a_name_the_card_names_nobody() -> None:
    assert "%(name)s" not in " ".join(paper_of(USUAL, "uz").texts())
    assert "Farrux" in " ".join(paper_of(USUAL, "uz", "Farrux").texts())

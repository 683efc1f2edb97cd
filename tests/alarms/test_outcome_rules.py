"""Where people are after a signal: by a table, and every signal in exactly one column."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from himoya.alarms.outcomes.rules import (
    DAYS,
    STATED,
    Column,
    Known,
    Status,
    column,
    firsts,
    quickness,
    table,
)
from tests.make import MONDAY

DAY = timedelta(days=1)
TODAY = MONDAY + 100 * DAY


def on(day: float) -> datetime:
    return MONDAY + day * DAY


def said(value: str, day: float, grade: str = "V1") -> Status:
    return Status(value, grade, on(day))


@pytest.mark.parametrize(
    ("known", "where"),
    [
        (Known(), Column.LOST),
        (Known(answer="in_custody"), Column.SAFE),
        (Known(answer="moved"), Column.SAFE),
        (Known(answer="home"), Column.SAFE),
        (Known(answer="at_front"), Column.FRONT),
        (Known(answer="missing"), Column.MISSING),
        (Known(answer="dead"), Column.DEAD),
        (Known(answer="not_known"), Column.LOST),
        (Known(answer="mistake"), Column.MISTAKE),
        (Known(answer="at_front", heard=(on(31),)), Column.FRONT),  # what was answered counts first
        (Known(heard=(on(29),)), Column.LOST),  # a voice of the day before proves nothing for the day
        (Known(heard=(on(30),)), Column.SAFE),
        (Known(heard=(on(80),)), Column.SAFE),
        (Known(heard=(on(31),), statuses=(said("at_front", 20),)), Column.FRONT),
        (Known(heard=(on(31),), statuses=(said("dead", 20),)), Column.SAFE),  # it was not he
        (Known(heard=(on(31),), statuses=(said("dead", 60, "V3"),)), Column.SAFE),  # he lived on that day
        (Known(statuses=(said("held", 20),)), Column.LOST),
        (Known(statuses=(said("held", 40),)), Column.SAFE),
        (Known(statuses=(said("released", 20),)), Column.SAFE),
        (Known(statuses=(said("released", 20), said("at_front", 60))), Column.FRONT),
        (Known(statuses=(said("at_front", 20, "V0"), said("held", 25, "V4"))), Column.LOST),
        (Known(statuses=(said("dead", 20),)), Column.DEAD),
        (Known(statuses=(said("missing", 60),)), Column.MISSING),  # counts against, though it is later
        (Known(statuses=(said("prisoner_of_war", 60),)), Column.FRONT),
        (Known(statuses=(said("at_front", -5),)), Column.LOST),  # before the signal: an old word
    ],
)
def test_where_somebody_is_on_day_thirty(known: Known, where: Column) -> None:
    assert column(MONDAY, 30, known, TODAY) is where


def test_a_day_that_has_not_come_is_not_lost() -> None:
    assert column(MONDAY, 30, Known(answer="home"), on(29)) is Column.NOT_DUE
    assert column(MONDAY, 90, Known(), on(89)) is Column.NOT_DUE


@pytest.mark.parametrize(
    ("days", "counted"),
    [([], []), ([0], [0]), ([5, 0], [0]), ([0, 90], [0]), ([0, 91], [0, 91]), ([0, 60, 120, 215], [0, 215])],
)
def test_a_signal_counts_anew_after_ninety_quiet_days(days: list[int], counted: list[int]) -> None:
    assert firsts(map(on, days)) == list(map(on, counted))


status = st.builds(
    said, st.sampled_from([*STATED, "else"]), st.integers(-10, 200), st.sampled_from(["V0", "V1", "V4"])
)
known = st.builds(
    Known,
    answer=st.sampled_from(["", "home", "dead", "not_known"]),
    heard=st.lists(st.integers(-10, 200).map(on), max_size=3).map(tuple),
    statuses=st.lists(status, max_size=3).map(tuple),
)


@given(st.lists(st.tuples(st.integers(0, 200), known), max_size=20), st.integers(0, 300))
def test_every_signal_is_in_exactly_one_column(people: list[tuple[int, Known]], today: int) -> None:
    for day in DAYS:
        columns = [column(on(began), day, one, on(today)) for began, one in people]
        counted = table(columns)
        assert list(counted) == list(Column)
        assert sum(counted.values()) == len(people)
        late = sum(on(today) < on(began + day) for began, _one in people)
        assert counted[Column.NOT_DUE] == late


@given(known, st.integers(1, 100))
def test_what_is_heard_later_never_makes_somebody_lost(one: Known, more: int) -> None:
    """A voice on the day or after it: nobody can say that he is lost, unless a helper said so."""
    heard = Known("", (*one.heard, on(30 + more)), one.statuses)
    assert column(MONDAY, 30, heard, on(300)) in (Column.SAFE, Column.FRONT)


def test_how_quickly_somebody_acted() -> None:
    hour = timedelta(hours=1)
    one = quickness([hour, 3 * hour, None, 2 * hour], 2 * hour)
    assert (one.signals, one.acted, one.within, one.median) == (4, 3, 2, 2 * hour)
    assert quickness([], hour).median is None
    assert quickness([None], hour).within == 0

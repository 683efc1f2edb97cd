"""The clock of a disappearance, and who runs a place."""

from datetime import date

import pytest

from himoya.papers.missing.rules import clock_of, holder, months_after

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 9, 12), date(2026, 12, 12)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2027, 1, 31)),
        (date(2026, 12, 1), date(2027, 3, 1)),
        (date(2026, 8, 31), date(2026, 11, 30)),
    ],
)
def test_three_months_are_calendar_months(day: date, after: date) -> None:
    assert months_after(day, 3) == after


def test_the_clock_names_days_and_what_is_left() -> None:
    clock = clock_of(date(2026, 9, 12), TODAY)
    assert clock.silent == 71
    assert [(step.number, step.day, step.left) for step in clock.steps] == [
        (30, date(2026, 10, 12), -41),
        (60, date(2026, 11, 11), -11),
        (80, date(2026, 12, 1), 9),
        (90, date(2026, 12, 11), 19),
    ]
    assert (clock.last_day, clock.left, clock.over, clock.soon) == (date(2026, 12, 12), 20, False, False)


@pytest.mark.parametrize(
    ("start", "left", "soon", "over"),
    [
        (date(2026, 8, 22), 0, True, False),
        (date(2026, 8, 21), -1, False, True),
        (date(2026, 9, 6), 14, True, False),
    ],
)
def test_the_last_day_counts(start: date, left: int, soon: bool, over: bool) -> None:
    clock = clock_of(start, TODAY)
    assert (clock.left, clock.soon, clock.over) == (left, soon, over)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("IK-71 Tomsk oblast", "fsin"),
        ("ИК-71", "fsin"),
        ("SIZO-1", "fsin"),
        ("71 zona", "fsin"),
        ("спецприёмник, Москва", "deport"),
        ("melisa bo‘limi", "police"),
        ("ОВД Тверской", "police"),
        ("harbiy qism", "military"),
        ("Moskva", ""),
    ],
)
def test_who_held_him(place: str, code: str) -> None:
    assert holder(place) == code

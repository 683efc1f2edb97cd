"""The clock of a disappearance. Values in, values out.

Day 0 is the last sign of life. The Working Group of the United Nations (WGEID) takes a case into its urgent
procedure while it is not older than three months; we count calendar months, the end of a short month for
a day it lacks.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from himoya.language import fold_text

STEPS = (30, 60, 80, 90)
MONTHS = 3
SOON = 14  # days: from here the last day is said aloud
_HOLDERS = (
    ("military", r"puligun|harbi|vu[ei]n|v/?ch\b|chast|frunt|vuyenkum"),
    ("deport", r"depurt|spets?-?pri|tsvsig|migrat"),
    ("police", r"melis|pulits|\buvd\b|umvd|\bmvd\b"),
    ("fsin", r"\bik\b|\bik-|sizu|kuluni|\bkp-|\bliu\b|\bliu-|zuna|turm|tyurm|\bt-\d|ufsin|fsin"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the clock; `left` in days, below zero once it is over."""

    number: int
    day: date
    left: int


@dataclass(frozen=True, slots=True)
class Clock:
    """`silent`: days since the last sign of life; `last_day`: the last one for the urgent procedure."""

    start: date
    silent: int
    steps: tuple[Step, ...]
    last_day: date
    left: int

    @property
    def over(self) -> bool:
        return self.left < 0

    @property
    def soon(self) -> bool:
        return 0 <= self.left <= SOON


def clock_of(start: date, today: date) -> Clock:
    last_day = months_after(start, MONTHS)
    days = [(number, start + timedelta(days=number)) for number in STEPS]
    return Clock(
        start=start,
        silent=(today - start).days,
        steps=tuple(Step(number, day, (day - today).days) for number, day in days),
        last_day=last_day,
        left=(last_day - today).days,
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months on: 30 November + 3 is 28 (or 29) February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def holder(place: str) -> str:
    """Who runs such a place, as a code: fsin, police, deport, military; "" when its words do not say."""
    folded = fold_text(place)
    return next((code for code, words in _HOLDERS if re.search(words, folded)), "")

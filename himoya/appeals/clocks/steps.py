"""Counting forward, one step after another, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from himoya.appeals.clocks.calendar import Days

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One day looked at. `amount`: how many of the clock's units it carries (0: not counted)."""

    day: date
    amount: int
    why: str
    name: str = ""
    country: str = ""


def first_day(start: date) -> Step:
    return Step(start, 0, "first_day")


def days(start: date, amount: int, calendar: Days, *, working: bool, first: bool) -> Iterator[Step]:
    """Calendar or working days. With `first` the start itself is counted, if it works."""
    day = start if first else start + DAY
    while amount:
        why = calendar.why(day)
        off = why is not None and why.code != "moved_on"
        if working and off and why:
            yield Step(day, 0, why.code, why.name, why.country)
        else:
            amount -= 1
            moved = working and why is not None
            yield Step(day, 1, "moved_on" if moved else "working" if working else "counted")
        day += DAY


def months(start: date, amount: int, *, each: int) -> Iterator[Step]:
    """Months (`each` 1) or years (12): the day of the same number, or the last one of a shorter month."""
    for number in range(1, amount + 1):
        day = later(start, number * each)
        whole = "month" if each == 1 else "year"
        yield Step(day, 1, whole if day.day == start.day else f"{whole}_end")


def later(start: date, count: int) -> date:
    """So many months after `start`; the end of the month stands for a day it does not have."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), following - DAY)


def hours(start: datetime, amount: int) -> Iterator[Step]:
    """So many full hours; a step for each calendar day with the hours that end in it."""
    left, at = amount, start
    while left:
        midnight = datetime.combine(at.date() + DAY, time(), at.tzinfo)
        fit = min(left, -((at - midnight) // timedelta(hours=1)))
        yield Step(at.date(), fit, "hours")
        left -= fit
        at += timedelta(hours=fit)


def moved(end: date, calendar: Days) -> Iterator[Step]:
    """From a last day that is off to the next working day. Nothing when the last day works."""
    day = end
    while calendar.off(day):
        why = calendar.why(day)
        if why:
            yield Step(day, 0, f"end_{why.code}", why.name, why.country)
        day += DAY
    if day != end:
        yield Step(day, 0, "moved_here")

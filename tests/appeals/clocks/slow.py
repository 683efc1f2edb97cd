"""A second way to count, written apart from the first: no formulas, day after day on a wall calendar."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

Off = Callable[[date], bool]


def last_day(start: date, amount: int, unit: str, off: Off, *, first: bool) -> date:
    """The day on which `amount` days, working days, months or years end."""
    if unit == "day":
        return _nth([start + timedelta(days=n) for n in range(amount + 1)], amount - 1 if first else amount)
    if unit == "working_day":
        ahead = [start + timedelta(days=n) for n in range(0 if first else 1, amount * 6 + 60)]
        return _nth([day for day in ahead if not off(day)], amount - 1)
    if unit == "year":
        return last_day(start, 12 * amount, "month", off, first=first)
    if first:
        start -= timedelta(days=1)
    return _months(start, amount)


def _nth(days: list[date], number: int) -> date:
    return days[number]


def _months(start: date, amount: int) -> date:
    """Turn the pages of the calendar; on the last page look for the day, or take the last one there is."""
    year, month = start.year, start.month
    for _page in range(amount):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    on_page = [day for day in calendar.Calendar().itermonthdates(year, month) if day.month == month]
    return next((day for day in on_page if day.day == start.day), on_page[-1])


def rolled(day: date, off: Off) -> date:
    while off(day):
        day = day + timedelta(days=1)
    return day

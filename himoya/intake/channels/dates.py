"""Days as lists write them: real dates, text in two orders, words, and a spreadsheet's serial numbers."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from himoya.reading.days import days, full_year, safe_date
from himoya.reading.message import message_of

DOTTED = re.compile(r"(?<!\d)(\d{1,2})\s?\.\s?(\d{1,2})\s?\.\s?(\d{4}|\d{2})(?!\d)")
SLASHED = re.compile(r"(?<![\d-])(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{4}|\d{2})(?![\d-])")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
SERIAL = re.compile(r"[1-5]\d{4}")
SERIAL_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 10_959, 55_153  # 1930 to 2050: other numbers of five digits are no days
ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- whole dates do not depend on it


def day_of(cell: str, *, day_first: bool = True) -> date | None:
    """The whole date a cell holds; None when it is none, or only a year or a word.

    Dots are always day first; `day_first` says how 03/04/1999 is meant.
    """
    cell = cell.strip()
    if found := ISO.fullmatch(cell):
        return safe_date(*map(int, found.groups()))
    if SERIAL.fullmatch(cell) and FIRST_SERIAL <= int(cell) <= LAST_SERIAL:
        return SERIAL_ZERO + timedelta(days=int(cell))
    if found := DOTTED.search(cell):
        return _made(found[1], found[2], found[3])
    if found := SLASHED.search(cell):
        day, month = (found[1], found[2]) if day_first else (found[2], found[1])
        return _made(day, month, found[3])
    if len(cell) < 6 or cell.isdigit():
        return None
    written = [day.whole for day in days(message_of(cell[:100], ANY_TIME).letters)]
    return written[0] if written and written[0] else None


@lru_cache(1 << 14)  # a list has a few thousand days, each in many rows
def as_read_here(cell: str, *, day_first: bool = True) -> str:
    """The cell with its date as 12.03.1999, or as it came."""
    day = day_of(cell, day_first=day_first)
    return f"{day:%d.%m.%Y}" if day else cell


def day_first_of(cells: Iterable[str]) -> bool | None:
    """What the dates with strokes themselves prove. None: they may be read in both orders."""
    doubtful = False
    for cell in cells:
        for first, second, _year in SLASHED.findall(cell):
            if int(first) > 12 >= int(second):
                return True
            if int(second) > 12 >= int(first):
                return False
            doubtful = doubtful or first != second
    return None if doubtful else True


def _made(day: str, month: str, year: str) -> date | None:
    full = full_year(year)
    return safe_date(full, int(month), int(day)) if full else None

"""Birth dates as people give them: how two of them differ, and what that difference usually means."""

import re
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_ISO = re.compile(r"^\s*(\d{4})(?:-(\d{1,2})-(\d{1,2}))?")
_DOTTED = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")


class Dates(IntEnum):
    """How two birth dates stand to each other, from "nothing known" to "cannot be one person's"."""

    UNKNOWN = 0
    SAME_DAY = 1
    SAME_YEAR_ONLY = 2  # one of them is a year
    PLACEHOLDER = 3  # same year, one is the first of January
    SWAPPED = 4  # day and month exchanged
    OTHER_YEAR = 5  # same day and month, year off by one, two, ten or its last digits
    ONE_PART = 6  # same year, and day or month
    NEAR_YEAR = 7  # one is a year, off by one or two
    SAME_YEAR = 8  # same year, other day and month
    SAME_ANNIVERSARY = 9  # same day and month, years far apart
    YEARS_APART = 10  # full dates within two years
    FAR_YEAR = 11  # one is a year, off by more than two
    FAR = 12


def split(text: str) -> tuple[int, int, int]:
    """(year, month, day), zero where not told: "1999-03-07", "1999", "07.03.1999" and "07.03.99" are read."""
    found = _ISO.match(text)
    if found:
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    else:
        found = _DOTTED.match(text)
        if not found:
            return 0, 0, 0
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        if year < 100:
            year += 2000 if year < 25 else 1900
    if not 1900 <= year <= 2100:
        return 0, 0, 0
    if 1 <= day <= 12 < month <= 31:
        day, month = month, day
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else (year, 0, 0)


def differences(left: Ints, right: Ints) -> Ints:
    """The `Dates` of each pair; both arrays hold yyyymmdd, with 0 for what is not known."""
    y1, y2 = left // 10000, right // 10000
    d1, d2 = left % 10000, right % 10000
    m1, m2 = d1 // 100, d2 // 100
    t1, t2 = d1 % 100, d2 % 100
    known = (y1 > 0) & (y2 > 0)
    full = known & (d1 > 0) & (d2 > 0)
    gap = np.abs(y1 - y2)
    same_year = gap == 0
    slip = (gap <= 2) | (gap == 10) | (gap == 20) | (y1 % 10 * 10 + y1 // 10 % 10 == y2 % 100)
    return np.select(
        [
            ~known,
            ~full & same_year,
            ~full & (gap <= 2),
            ~full,
            same_year & (d1 == d2) & (d1 != 101),
            same_year & ((d1 == 101) | (d2 == 101)),
            same_year & (m1 == t2) & (m2 == t1),
            (d1 == d2) & (d1 != 101) & slip,
            same_year & ((m1 == m2) | (t1 == t2)),
            same_year,
            (d1 == d2) & (d1 != 101),
            gap <= 2,
        ],
        [
            Dates.UNKNOWN, Dates.SAME_YEAR_ONLY, Dates.NEAR_YEAR, Dates.FAR_YEAR, Dates.SAME_DAY,
            Dates.PLACEHOLDER, Dates.SWAPPED, Dates.OTHER_YEAR, Dates.ONE_PART, Dates.SAME_YEAR,
            Dates.SAME_ANNIVERSARY, Dates.YEARS_APART,
        ],
        Dates.FAR,
    )  # fmt: skip


def difference(left: int, right: int) -> Dates:
    """The same for one pair."""
    if not left or not right:
        return Dates.UNKNOWN
    (y1, d1), (y2, d2) = divmod(left, 10000), divmod(right, 10000)
    gap = abs(y1 - y2)
    if not d1 or not d2:
        return Dates.FAR_YEAR if gap > 2 else Dates.NEAR_YEAR if gap else Dates.SAME_YEAR_ONLY
    if not gap:
        return _in_one_year(d1, d2)
    if d1 == d2 != 101:
        slip = gap <= 2 or gap in (10, 20) or y1 % 10 * 10 + y1 // 10 % 10 == y2 % 100
        return Dates.OTHER_YEAR if slip else Dates.SAME_ANNIVERSARY
    return Dates.YEARS_APART if gap <= 2 else Dates.FAR


def _in_one_year(d1: int, d2: int) -> Dates:
    if 101 in (d1, d2):
        return Dates.PLACEHOLDER
    if d1 == d2:
        return Dates.SAME_DAY
    (m1, t1), (m2, t2) = divmod(d1, 100), divmod(d2, 100)
    if (m1, t1) == (t2, m2):
        return Dates.SWAPPED
    return Dates.ONE_PART if m1 == m2 or t1 == t2 else Dates.SAME_YEAR

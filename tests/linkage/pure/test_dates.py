import numpy as np
import pytest

from himoya.linkage.pure.dates import Dates, differences, split


def packed(text: str) -> int:
    year, month, day = split(text)
    return year * 10000 + month * 100 + day


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1999-03-07", (1999, 3, 7)),
        ("1999", (1999, 0, 0)),
        ("07.03.1999", (1999, 3, 7)),
        ("07.03.99", (1999, 3, 7)),
        ("03.25.1999", (1999, 3, 25)),
        ("07.03.04", (2004, 3, 7)),
        ("", (0, 0, 0)),
        ("kecha", (0, 0, 0)),
        ("1999-31-12", (1999, 12, 31)),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, parts: tuple[int, int, int]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1999-03-07", "1999-03-07", Dates.SAME_DAY),
        ("1999-03-07", "", Dates.UNKNOWN),
        ("1999-03-07", "1999", Dates.SAME_YEAR_ONLY),
        ("1999-03-07", "1999-01-01", Dates.PLACEHOLDER),
        ("1999-03-07", "1999-07-03", Dates.SWAPPED),
        ("1999-03-07", "2000-03-07", Dates.OTHER_YEAR),
        ("1999-03-07", "1989-03-07", Dates.OTHER_YEAR),
        ("1999-03-07", "1999-03-17", Dates.ONE_PART),
        ("1999-03-07", "2001", Dates.NEAR_YEAR),
        ("1999-03-07", "1999-05-20", Dates.SAME_YEAR),
        ("1999-03-07", "1984-03-07", Dates.SAME_ANNIVERSARY),
        ("1999-03-07", "2000-05-20", Dates.YEARS_APART),
        ("1999-03-07", "1975", Dates.FAR_YEAR),
        ("1999-03-07", "1975-05-20", Dates.FAR),
    ],
)
def test_a_difference_is_named_the_same_from_both_sides(left: str, right: str, expected: Dates) -> None:
    a, b = np.array([packed(left)]), np.array([packed(right)])
    assert differences(a, b)[0] == differences(b, a)[0] == expected

"""An answer holds for half a year, whatever the length of the months."""

from datetime import date

import pytest

from himoya.people.rules import half_a_year_after


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 11, 22), date(2027, 5, 22)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_six_months_on(day: date, ends: date) -> None:
    assert half_a_year_after(day) == ends

"""How fast somebody must act: T0 two hours, T1 a day, T2 three days, T3 a week, T4 by the legal date."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum


class Level(StrEnum):
    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    NONE = "none"

    @property
    def act_within(self) -> timedelta | None:
        """Time to the first action; None where a legal date decides (T4) or nothing is due."""
        return _ACT_WITHIN.get(self)


_ACT_WITHIN = {
    Level.T0: timedelta(hours=2),
    Level.T1: timedelta(hours=24),
    Level.T2: timedelta(hours=72),
    Level.T3: timedelta(days=7),
}
_ORDER = list(Level)


def most_urgent(levels: Iterable[Level]) -> Level:
    """The most urgent of the levels; `none` for no levels at all."""
    return min(levels, key=_ORDER.index, default=Level.NONE)

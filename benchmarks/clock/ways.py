"""Ways to say after how many days silence is an alarm. Each has one number for how sensitive it is."""

from collections.abc import Callable
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from benchmarks.clock.simulation import Gaps, Numbers
from himoya.contact.rhythm import Rhythm
from himoya.contact.silence import GONE, STEP, chances, silent_after, still_well

Way = Callable[[Gaps, float], Numbers]  # gaps and sensitivity to days, one for each gap
FINE = 0.04  # rhythms nearer to each other than this share are taken for one


def fixed(gaps: Gaps, days: float) -> Numbers:
    return np.full(len(gaps.since), days)


def times_rhythm(gaps: Gaps, times: float) -> Numbers:
    return times * gaps.learned[:, 0]


def rare_when_well(gaps: Gaps, share: float) -> Numbers:
    """Fewer than this share of gaps are as long, were he well."""
    return _by_rhythm(gaps, lambda table: _first(table[1] < share))


def for_good(gaps: Gaps, share: float) -> Numbers:
    """This share of such silences are for good: the way Himoya takes."""
    return _by_rhythm(gaps, lambda table: _first(table[2] >= share))


def cheapest(gaps: Gaps, price: float) -> Numbers:
    """False alarms at this price (days) and the days lost by waiting cost least together."""
    return _by_rhythm(gaps, lambda table: table[0][int(np.argmin(price * table[1] + table[3]))])


def himoya(gaps: Gaps, _: float = 0) -> Numbers:
    return _by_rhythm(gaps, lambda table: float(table[4][0]))


# From many false alarms to few.
WAYS: dict[str, tuple[Way, Numbers]] = {
    "fixed": (fixed, np.arange(8.0, 60.0)),
    "times his rhythm": (times_rhythm, np.geomspace(0.9, 5, 100)),
    "rare when well": (rare_when_well, np.geomspace(0.6, 0.004, 100)),
    "for good (Himoya)": (for_good, np.geomspace(4e-4, 0.3, 130)),
    "cheapest": (cheapest, np.geomspace(5e-4, 10, 100)),
}


def _first(reached: NDArray[np.bool_]) -> float:
    return STEP * (1 + int(np.argmax(reached)) if reached.any() else len(reached))


def _by_rhythm(gaps: Gaps, after: Callable[[Numbers], float]) -> Numbers:
    each, which = _rough(gaps)
    return np.array([after(_table(row[0] * FINE, row[1] * FINE)) for row in each])[which]


@cache
def _rough(gaps: Gaps) -> tuple[Numbers, NDArray[np.intp]]:
    days, wide = gaps.learned[:, 0], np.log(gaps.learned[:, 2] / gaps.learned[:, 0])
    rough = np.rint(np.column_stack([np.log(days), wide]) / FINE)
    each, which = np.unique(rough, axis=0, return_inverse=True)
    return each, which.ravel()


@cache
def _table(log_days: float, wide: float) -> Numbers:
    """Rows: days, share still silent when well, share for good, days lost so far, Himoya's own answer."""
    days = exp(log_days)
    rhythm = Rhythm(days, days * exp(-wide), days * exp(wide), 9, True)
    silent, gone = np.array(list(chances(rhythm))).T
    well = np.array([still_well(rhythm, day) for day in silent])
    lost = GONE * np.cumsum(np.cumsum(well)) * STEP**2
    return np.array([silent, well, gone, lost, np.full(len(well), silent_after(rhythm))])

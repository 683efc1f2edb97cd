"""What nobody can beat: whoever knows each rhythm from the start and cares for the median alone.

After a call, all that a rule can choose is how long to wait. For every wait the simulated years say how many
false alarms it costs and which share of disappearances it shows within the median asked for; the cheapest mix
of waits that shows half of them in time is a small linear problem, solved here by its one multiplier.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.clock.simulation import FAMILIES, RHYTHMS, YEAR, Gaps, Numbers

WAITS = np.arange(0, 110, 0.5)
PRICES = np.geomspace(0.01, 1000, 1000)


class Bound:
    def __init__(self, worlds: Sequence[Gaps]) -> None:
        self.false = [_false(worlds, rhythm) for rhythm in RHYTHMS]
        self.asked = [_asked(worlds, rhythm) for rhythm in RHYTHMS]

    def least_false_alarms(self, median: float) -> float:
        """In a prisoner's year, with half of the disappearances shown within `median` days."""
        shown = [(WAITS[:, None] - asked <= median).mean(axis=1) for asked in self.asked]
        cheapest = [
            (false[None, :] - PRICES[:, None] * share[None, :]).min(axis=1)
            for false, share in zip(self.false, shown, strict=True)
        ]
        return float((np.mean(cheapest, axis=0) + PRICES / 2).max())

    def least_median(self, false_alarms: float) -> float:
        medians = np.arange(0, 40, 0.25)
        return float(next(days for days in medians if self.least_false_alarms(days) <= false_alarms))


def _false(worlds: Sequence[Gaps], rhythm: float) -> Numbers:
    counts = np.zeros(len(WAITS))
    for gaps in worlds:
        back = (gaps.usual == rhythm) & np.isfinite(gaps.until)
        rings = gaps.since[back, None] + WAITS
        in_year = (rings >= 0) & (rings < YEAR)
        counts += ((gaps.until[back, None] > WAITS) & in_year).sum(axis=0)
    # Both rhythms have as many families, so half of the prisoner-years each.
    return counts / (sum(gaps.years for gaps in worlds) / len(RHYTHMS))


def _asked(worlds: Sequence[Gaps], rhythm: float) -> Numbers:
    assert FAMILIES % len(RHYTHMS) == 0
    return np.concatenate([gaps.asked[(gaps.usual == rhythm) & np.isfinite(gaps.asked)] for gaps in worlds])

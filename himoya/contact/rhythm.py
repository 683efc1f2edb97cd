"""How often he calls, learned from the calls themselves. Pure.

In one sentence: every rhythm from a call a day to one in two months is held possible, weekly and fortnightly
ones most, and each gap makes those rhythms likelier that explain it, be it as one call, as a few of which
some were skipped, or as a transfer; with each call he may also have changed his rhythm, so the newest count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

DEFAULT = 14.0  # days, while nothing is known
SHORTEST, LONGEST = 1.0, 60.0  # days: rhythms that are held possible
ONE_CONTACT = timedelta(hours=12)  # two entries this near tell of one call
HABIT = 2  # gaps: from one gap one knows no habit
SKIPPED = 0.08  # of calls do not come and mean nothing: a broken telephone, a lost turn
TRANSFERS = 1 / 365  # a day: an ordinary transfer each year, with weeks of silence
ROAD = (10.0, 45.0)  # days of silence of an ordinary transfer
CHANGED = 0.02  # of calls begin another rhythm
ODD = 1e-5  # a day: any gap may come of something that nobody thought of
EIGHT_OF_TEN = 1.2816  # times the spread, to both sides

_DAYS = np.geomspace(SHORTEST, LONGEST, 72)[:, None]
_SPREADS = np.array([0.12, 0.25, 0.45])  # of gaps, as a share of the rhythm: by the clock, usual, loose
_HAVE_SPREAD = np.array([0.2, 0.6, 0.2])
_CALLS = np.arange(1, 5)[:, None, None]  # planned in one gap: the last came, those before it were skipped


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days between two calls when none is skipped. `low` to `high` holds eight of ten such gaps."""

    days: float
    low: float
    high: float
    gaps: int  # learned from so many
    learned: bool  # False: what a family told, or the default of 14 days


def learn(heard: Iterable[datetime], *, told_days: int | None = None) -> Rhythm:
    """The rhythm he calls in now. `heard`: aware times in any order; `told_days`: what a family says."""
    return list(after_each(gaps_between(heard), told_days))[-1]


def gaps_between(heard: Iterable[datetime]) -> list[float]:
    """Days between contacts, oldest first. Calls within twelve hours of the first are one contact."""
    contacts: list[datetime] = []
    for at in sorted(at.astimezone(UTC) for at in heard):
        if not contacts or at - contacts[-1] > ONE_CONTACT:
            contacts.append(at)
    return [(later - earlier) / timedelta(days=1) for earlier, later in pairwise(contacts)]


def after_each(gaps: Sequence[float], told_days: int | None = None) -> Iterator[Rhythm]:
    """The rhythm as it is known before the first gap (days), after it, after the second, and so on."""
    usual = _usual()
    told = min(max(DEFAULT if told_days is None else told_days, SHORTEST), LONGEST)
    belief = usual if told_days is None else 0.8 * _around(told, 0.2) + 0.2 * usual
    yield _summary(belief, 0, told)
    for count, gap in enumerate(gaps, 1):
        belief = ((1 - CHANGED) * belief + CHANGED * usual) * _explains(gap)
        belief /= belief.sum()
        yield _summary(belief, count, _middle(belief))


@cache
def _usual() -> Numbers:
    weekly, fortnightly, monthly = (_around(days, 0.12) for days in (7, DEFAULT, 30))
    return 0.25 * weekly + 0.4 * fortnightly + 0.1 * monthly + 0.25 * _around(DEFAULT, 0.8)


def _around(days: float, width: float) -> Numbers:
    near = np.exp(-0.5 * (np.log(_DAYS / days) / width) ** 2) * _HAVE_SPREAD
    share: Numbers = near / near.sum()
    return share


def _explains(gap: float) -> Numbers:
    """How likely each rhythm (rows) with each spread (columns) makes a gap of so many days."""
    calls = SKIPPED ** (_CALLS - 1) * (1 - SKIPPED) * _bell(gap)
    moved = TRANSFERS * _DAYS
    likely: Numbers = (1 - moved) * calls.sum(axis=0) + moved * _on_the_road(gap) + ODD
    return likely


def _bell(gap: float) -> Numbers:
    wide = _SPREADS / np.sqrt(_CALLS)
    off = np.log(gap / (_DAYS * _CALLS)) / wide
    bell: Numbers = np.exp(-0.5 * off**2) / (wide * gap * np.sqrt(2 * np.pi))
    return bell


def _on_the_road(gap: float) -> Numbers:
    """A transfer begins some time after a call and ends some time before one: about a rhythm in all."""
    first, last = ROAD
    rising, falling = (gap - first) / (2 * _DAYS), (last + 2 * _DAYS - gap) / (2 * _DAYS)
    chance: Numbers = np.clip(np.minimum(rising, falling), 0, 1) / (last - first)
    return chance


def _middle(belief: Numbers) -> float:
    chance = belief.sum(axis=1)
    below = np.cumsum(chance) - chance / 2
    return float(np.exp(np.interp(0.5, below, np.log(_DAYS[:, 0]))))


def _summary(belief: Numbers, gaps: int, days: float) -> Rhythm:
    # What is not known of the rhythm and how the gaps spread around it, together.
    wide = float(np.sqrt((belief * (np.log(_DAYS / days) ** 2 + _SPREADS**2)).sum()))
    times = float(np.exp(EIGHT_OF_TEN * wide))
    return Rhythm(days, days / times, days * times, gaps, gaps >= HABIT)

"""Invented families over one year: who calls, who skips, who is moved, who disappears.

Day 0 begins the year that is measured. Half call weekly, half fortnightly. The next call is planned one gap
after the one before (gamma, spread a quarter of the rhythm); 8 of 100 planned calls are skipped; transfers
come by chance, one in a prisoner's year, and no call comes in their 10 to 45 days; 3 of 100 disappear at a
random moment of the year. A family wrote down the calls of the 3 to 6 months before, or none.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from himoya.contact.rhythm import after_each

Numbers = NDArray[np.float64]

FAMILIES, YEAR = 1000, 365.0
RHYTHMS, SPREAD, SKIPPED, GONE = (7.0, 14.0), 0.25, 0.08, 0.03
MOVES, ROAD = 1 / YEAR, (10.0, 45.0)
REMEMBERED = (90.0, 180.0)  # days before the year
NEVER = np.inf


@dataclass(frozen=True)
class Family:
    rhythm: float
    since: float  # day; before it nobody wrote calls down
    calls: Numbers  # days, as if he never disappeared
    moves: Numbers  # first and last day of each transfer, a row each
    gone_at: float
    asked_at: float  # a random moment of the year, to ask: and if he disappeared now?


@dataclass(frozen=True, eq=False)
class Gaps:
    """A row for each silence that reaches into the year; columns are of one length."""

    usual: Numbers  # what his rhythm really is
    since: Numbers  # day of the call that begins it
    until: Numbers  # days to the next call; NEVER: he is gone
    gone: Numbers  # days from that call to his disappearance, or NEVER
    asked: Numbers  # days from that call to the moment asked about, or NaN when that lies in another gap
    moved: Numbers  # day on which a transfer within it begins, or NEVER
    arrived: Numbers  # and ends
    learned: Numbers  # three columns: days, low, high of the rhythm learned from the calls so far
    years: float  # prisoner-years watched


def families(seed: int, count: int = FAMILIES) -> list[Family]:
    return [_family(np.random.default_rng([seed, number]), number) for number in range(count)]


def _family(chance: np.random.Generator, number: int) -> Family:
    rhythm = RHYTHMS[number % len(RHYTHMS)]
    since = -chance.uniform(*REMEMBERED)
    first = since - 60
    often = int(2 * (YEAR + 400 - first) / rhythm)
    planned = first + np.cumsum(chance.gamma(SPREAD**-2, rhythm * SPREAD**2, often))
    come = chance.random(often) > SKIPPED
    begun = np.sort(chance.uniform(first, YEAR + 400, chance.poisson((YEAR + 400 - first) * MOVES)))
    moves = np.column_stack([begun, begun + chance.uniform(*ROAD, len(begun))])
    for begin, end in moves:
        come &= (planned < begin) | (planned >= end)
    gone_at = chance.uniform(0, YEAR) if chance.random() < GONE else NEVER
    return Family(rhythm, since, planned[come], moves, gone_at, chance.uniform(0, YEAR))


def gaps(seed: int, remembered: bool = True, count: int = FAMILIES) -> Gaps:
    """The silences of so many families. `remembered`: they wrote down calls before the year."""
    told = families(seed, count)
    rows = [row for family in told for row in _silences(family, family.since if remembered else 0.0)]
    columns = np.array(rows).T
    years = sum(min(family.gone_at, YEAR) for family in told) / YEAR
    usual, at, until, gone, asked, moved, arrived = columns[:7]
    return Gaps(usual, at, until, gone, asked, moved, arrived, columns[7:].T, years)


def _silences(family: Family, since: float) -> list[tuple[float, ...]]:
    heard = family.calls[(family.calls >= since) & (family.calls < min(family.gone_at, YEAR + 400))]
    within = [*heard, NEVER]
    known = after_each(np.diff(heard).tolist())
    rows: list[tuple[float, ...]] = []
    for (at, following), rhythm in zip(pairwise(within), known, strict=False):
        if at >= YEAR:
            break
        if following < 0:
            continue
        asked = family.asked_at - at
        here = at <= family.asked_at < min(following, family.gone_at)
        begin, end = _move_within(family.moves, at, min(following, family.gone_at))
        rows.append(
            (
                family.rhythm, at, following - at, family.gone_at - at if following == NEVER else NEVER,
                asked if here else np.nan, begin, end, rhythm.days, rhythm.low, rhythm.high,
            )
        )  # fmt: skip
    return rows


def _move_within(moves: Numbers, at: float, following: float) -> tuple[float, float]:
    inside = moves[(moves[:, 0] >= at) & (moves[:, 0] < following)]
    return (inside[0, 0], inside[0, 1]) if len(inside) else (NEVER, NEVER)

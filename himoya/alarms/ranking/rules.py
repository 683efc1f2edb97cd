"""The rank of one group, and for how long it is true. Values in, decision out."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from himoya.urgency import RULES, Level

CANNOT_WAIT, SOON, LATER, NOT_YET = range(0, 40_000, 10_000)  # where the ranks of each begin
CLASS = {Level.T0: CANNOT_WAIT, Level.T1: SOON, Level.T2: SOON, Level.T3: LATER, Level.T4: LATER}
_A_MOMENT = timedelta(microseconds=1)
_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


class Standing(NamedTuple):
    """What stands open about one person."""

    group: int
    level: str  # the most urgent
    past: bool  # everything of that level is past its window
    taken: bool  # somebody works on everything of that level that still runs
    late: bool  # of some of it all were told that nobody acts, and nobody does
    told: str  # since when the newest of that level stands, as stored: text that sorts by time


@dataclass(frozen=True, slots=True)
class Stands:
    """One alarm that stands open."""

    level: str
    rule: str
    taken: bool
    late: bool
    since: datetime


class Kept(NamedTuple):
    """What is kept of one group. `until`: the last moment it is true; None: until something changes."""

    rank: int
    told: datetime
    from_at: datetime
    until: datetime | None


def rank(level: str, past: bool, taken: bool, late: bool) -> int:
    """By urgency, then what runs before what is past, what nobody works on, the level, the late."""
    return CLASS[Level(level)] + 1000 * past + 100 * taken + 10 * int(level[1]) + (not late)


def standing_at(rank: int, group: int, told: str) -> Standing:
    """What a rank says. `told`: as stored."""
    return Standing(group, *_said_by(rank), told)


def level_at(rank: int) -> str:
    return _said_by(rank)[0]


@cache
def _said_by(rank: int) -> tuple[str, bool, bool, bool]:
    digits = f"{rank % 10_000:04}"
    return f"T{digits[2]}", digits[0] == "1", digits[1] == "1", digits[3] == "0"


def kept_of(his: Collection[Stands], now: datetime) -> Kept:
    """The rank of a group by all that stands open about it, one at least."""
    told = [one for one in his if one.since <= now]
    coming = min((one.since for one in his if one.since > now), default=None)
    before_it = coming and coming - _A_MOMENT
    if not told:
        return Kept(NOT_YET, min(one.since for one in his), _ALWAYS, before_it)
    level = min(one.level for one in told)
    worst = [one for one in told if one.level == level]
    from_at, until = max(one.since for one in told), before_it
    ranks = []
    for one in worst:
        window = RULES[one.rule].window if one.rule in RULES else None
        past = window is None or now - one.since > window
        ranks.append(rank(level, past, one.taken, one.late))
        if past and window is not None:
            from_at = max(from_at, one.since + window + _A_MOMENT)
        elif window is not None:
            until = min(until or one.since + window, one.since + window)
    return Kept(min(ranks), max(one.since for one in worst), from_at, until)


def windows() -> str:
    """A hash of all that ranks depend on beside the rows: a new version may have other rules."""
    told = ",".join(f"{code} {one.window}" for code, one in sorted(RULES.items()))
    return hashlib.sha256(told.encode()).hexdigest()

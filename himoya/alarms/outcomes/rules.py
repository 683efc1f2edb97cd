"""From signals, answers, calls and statements to one place for each signal and day. Pure.

Nothing here says why somebody is where he is: that a group acted and that he is home are two facts.
What nobody can show is never counted as a success.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

RULES = ("U01", "U02", "U03", "U04")
DAYS = (30, 90)
ANEW = timedelta(days=90)  # a signal that follows the one before it later than this is a new one
NOBODY_SAYS = "not_known"


class Column(StrEnum):
    """Where a signal is counted, once for each day."""

    SAFE = "safe"  # alive, in custody or at home
    FRONT = "front"  # or a prisoner of war
    DEAD = "dead"  # or said to be
    MISSING = "missing"
    LOST = "lost"  # nobody can say
    MISTAKE = "mistake"  # it was somebody else, or something else
    NOT_DUE = "not_due"


ANSWERED = {
    "in_custody": Column.SAFE,
    "home": Column.SAFE,
    "moved": Column.SAFE,
    "at_front": Column.FRONT,
    "dead": Column.DEAD,
    "missing": Column.MISSING,
    "mistake": Column.MISTAKE,
    NOBODY_SAYS: Column.LOST,
}
STATED = {
    "held": Column.SAFE,
    "released": Column.SAFE,
    "at_front": Column.FRONT,
    "prisoner_of_war": Column.FRONT,
    "dead": Column.DEAD,
    "missing": Column.MISSING,
}


@dataclass(frozen=True, slots=True)
class Status:
    """What became of him, as somebody stated it. `grade` as of a statement, V0 to V4."""

    value: str
    grade: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person after his signal. `answer`: what somebody said for this very day."""

    answer: str = ""
    heard: tuple[datetime, ...] = ()  # what proves life, each at its earliest moment
    statuses: tuple[Status, ...] = ()


def firsts(signals: Iterable[datetime], anew: timedelta = ANEW) -> list[datetime]:
    """The signals of one person that are counted: the first, and each after a pause longer than `anew`."""
    return sorted(set(run_of(signals, anew).values()))


def run_of(signals: Iterable[datetime], anew: timedelta = ANEW) -> dict[datetime, datetime]:
    """For each signal of one person the first of the run it belongs to."""
    began: dict[datetime, datetime] = {}
    before: datetime | None = None
    for at in sorted(signals):
        began[at] = at if before is None or at - before > anew else began[before]
        before = at
    return began


def column(signal: datetime, day: int, known: Known, now: datetime) -> Column:
    """Where this person is counted on this day after the signal."""
    then = signal + timedelta(days=day)
    if now < then:
        return Column.NOT_DUE
    if known.answer:
        return ANSWERED[known.answer]
    proved = any(at >= then for at in known.heard)
    by_then = _strongest(one for one in known.statuses if signal <= one.at <= then)
    if STATED.get(by_then) is Column.FRONT:
        return Column.FRONT  # a voice may well come from there
    if proved:
        return Column.SAFE  # a voice outlives an earlier word of his death
    if STATED.get(by_then) in (Column.DEAD, Column.MISSING):
        return STATED[by_then]
    later = _strongest(one for one in known.statuses if one.at > then)
    # "Held" of an earlier day proves nothing for this one; who was at home is still there.
    return STATED.get(later) or (Column.SAFE if by_then == "released" else Column.LOST)


def _strongest(statuses: Iterable[Status]) -> str:
    best = max(statuses, key=lambda one: (one.grade, one.at), default=None)
    return best.value if best else ""


def table(columns: Iterable[Column]) -> dict[Column, int]:
    """How many in each column, none left out."""
    counted = Counter(columns)
    return {one: counted[one] for one in Column}


@dataclass(frozen=True, slots=True)
class Quickness:
    """From a signal to the first deed. `within`: of all signals, acted on or not."""

    signals: int
    acted: int
    within: int
    median: timedelta | None  # of those acted on


def quickness(waits: Sequence[timedelta | None], limit: timedelta) -> Quickness:
    """`waits`: one for each signal; None: nobody has acted on it yet."""
    acted = [wait for wait in waits if wait is not None]
    middle = timedelta(seconds=median(wait.total_seconds() for wait in acted)) if acted else None
    return Quickness(len(waits), len(acted), sum(wait <= limit for wait in acted), middle)

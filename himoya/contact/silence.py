"""When silence begins to mean something, by his own rhythm. Pure.

The last mark, SILENT, is set by one question: of all silences as long as this one, with a rhythm like his,
how many are for good? It is two missed calls at least, and it waits on until one in forty is. With that a
year of a prisoner has as many false alarms as under the 28 days that other tools wait
(`python -m benchmarks.clock simulate`), but the alarm comes a fifth earlier.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from math import erfc, log, sqrt

from himoya.contact.rhythm import EIGHT_OF_TEN, ROAD, SKIPPED, TRANSFERS, Rhythm

SURE = 1 / 40  # of such silences are for good: then it is an alarm
GONE = 0.03 / 365  # a day: three of a hundred disappear in a year
OVERDUE, MISSED = 1.25, 2.0  # times the rhythm (rule U06, levels T2 and T1)
TWO_OF_THREE = 0.43  # times the spread above the rhythm: two of three usual calls came by then
ODD = 3e-4  # of gaps are long for a reason that nobody thought of
LONG, TOO_LONG = 30.0, 2.25  # days (rule U09), times the rhythm: an unsure or loose rhythm waits no longer
GRAVE = 80.0  # days: with any rhythm and any excuse such a silence is grave (rule U09, level T1)
STEP = 0.5  # days


class Silence(StrEnum):
    UNKNOWN = "unknown"  # nobody ever heard him
    HEARD = "heard"
    LATE = "late"
    OVERDUE = "overdue"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Marks:
    """When the next call is due, and from which moments on he is late, overdue, silent. In UTC."""

    expected_at: datetime
    late_at: datetime
    overdue_at: datetime
    silent_at: datetime


def marks(last_heard: datetime, rhythm: Rhythm, *, excused_until: datetime | None = None) -> Marks:
    """Both times aware. A known reason for silence moves the marks by 80 days at most, and never cancels."""
    heard = last_heard.astimezone(UTC)
    since = heard
    if excused_until is not None:
        since = max(heard, min(excused_until.astimezone(UTC), heard + timedelta(days=GRAVE)))
    overdue = OVERDUE * rhythm.days
    late = min(rhythm.days * (rhythm.high / rhythm.days) ** (TWO_OF_THREE / EIGHT_OF_TEN), overdue)
    after = (rhythm.days, late, overdue, silent_after(rhythm))
    return Marks(*(since + timedelta(days=days) for days in after))


def state(marks: Marks | None, now: datetime) -> Silence:
    """None: he was never heard."""
    if marks is None:
        return Silence.UNKNOWN
    if now >= marks.silent_at:
        return Silence.SILENT
    if now >= marks.overdue_at:
        return Silence.OVERDUE
    return Silence.LATE if now >= marks.late_at else Silence.HEARD


def next_change(marks: Marks | None, now: datetime) -> datetime | None:
    """The next moment at which the state is another one; None when it stays."""
    if marks is None:
        return None
    return next((at for at in (marks.late_at, marks.overdue_at, marks.silent_at) if at > now), None)


@lru_cache(4096)
def silent_after(rhythm: Rhythm) -> float:
    """Days of silence that make an alarm."""
    sure = next((days for days, gone in chances(rhythm) if gone >= SURE), GRAVE)
    latest = min(max(LONG, TOO_LONG * rhythm.days), GRAVE)
    return max(min(max(sure, MISSED * rhythm.days), latest), OVERDUE * rhythm.days)


def chances(rhythm: Rhythm) -> Iterator[tuple[float, float]]:
    """For each half day of silence up to 80: the days, and the chance that it is for good."""
    days, gone, before = 0.0, 0.0, 1.0
    while days < GRAVE:
        days += STEP
        well = still_well(rhythm, days)
        gone += GONE * STEP * (before + well) / 2
        before = well
        yield days, gone / (gone + well)


def still_well(rhythm: Rhythm, days: float) -> float:
    """The share of gaps that are longer than so many days although he is well."""
    wide = log(rhythm.high / rhythm.days) / EIGHT_OF_TEN
    moved = min(TRANSFERS * rhythm.days, 1.0)
    calls = (1 - moved) * sum(
        (1 - SKIPPED)
        * SKIPPED ** (nth - 1)
        * erfc(log(days / (nth * rhythm.days)) / wide * sqrt(nth / 2))
        / 2
        for nth in range(1, 5)
    )
    return calls + moved * _on_the_road(rhythm, days) + ODD


def _on_the_road(rhythm: Rhythm, days: float) -> float:
    first, last = ROAD
    around = (rhythm.days * share for share in (0.3, 0.7, 1.0, 1.3, 1.7))  # before and after the transfer
    return sum(min(max((last + more - days) / (last - first), 0), 1) for more in around) / 5

"""Days that run out: complaints and transfers (U16), release (U17), an answer that is owed (U18)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from himoya.alarms.ground.model import Due, Ground
from himoya.alarms.ground.step import Step
from himoya.urgency import Level

A_MONTH = timedelta(days=31)
# kind of the day -> rule, and (days from it, level, why) for each step
STEPS: Mapping[str, tuple[str, tuple[tuple[int, Level, str], ...]]] = {
    "appeal": ("U16", ((-14, Level.T2, "day_near"), (-3, Level.T2, "day_near"), (1, Level.T2, "day_past"))),
    "transfer": ("U16", ((-30, Level.T2, "day_near"), (-3, Level.T2, "day_near"), (1, Level.T2, "day_past"))),
    "other": ("U16", ((-7, Level.T2, "day_near"), (1, Level.T2, "day_past"))),
    "release": ("U17", ((-30, Level.T3, "release"), (-3, Level.T1, "release"), (0, Level.T1, "release_day"))),
    "answer": ("U18", ((1, Level.T4, "no_answer"),)),
}


def days(ground: Ground) -> Iterator[Step]:
    for due in ground.due:
        yield from _steps(due, ground)


def _steps(due: Due, ground: Ground) -> Iterator[Step]:
    rule, when = STEPS[due.kind]
    about = {"on": due.on.isoformat(), "kind": due.kind}
    if due.until:
        about["until"] = due.until.isoformat()
    for number, (day, level, why) in enumerate(when, start=1):
        since = ground.morning(_counted_from(due, day, level)) + timedelta(days=day)
        said = f"{why}_between" if due.until else why
        yield Step(rule, level, f"{due.key} {due.on.isoformat()}", since, said, number, about)


def _counted_from(due: Due, day: int, level: Level) -> date:
    """What is near, is near from the first day it may be; what is past, only after the last.

    Nobody can stand at a gate for half a year: of a release known to the season only the end is urgent.
    """
    if due.until is None:
        return due.on
    wide = due.until - due.on > A_MONTH
    return due.until if day >= 0 or (level == Level.T1 and wide) else due.on

"""Days that run out: complaints and transfers (U16), release (U17), an answer that is owed (U18)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from himoya.alarms.ground.model import Due, Ground
from himoya.alarms.ground.step import Step
from himoya.urgency import Level

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
    for number, (day, level, why) in enumerate(when, start=1):
        since = ground.morning(due.on) + timedelta(days=day)
        yield Step(rule, level, f"{due.key} {due.on.isoformat()}", since, why, number, about)

"""Recruiters, or a departure, in the place where he is held: it concerns everybody there."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.step import Step, Value, minute
from himoya.urgency import Level, rule

HANDED_ON = ("taken_around", "recruiters_around")  # why: somebody else in the place


def around(ground: Ground) -> Iterator[Step]:
    """One episode for each run of alarms that follow each other within the window of U03."""
    for began, count, taken in _runs(ground):
        day = began.astimezone(ground.zone).date().isoformat()
        about: dict[str, Value] = {"place": ground.place, "times": count, "since": day}
        why = HANDED_ON[0] if taken else HANDED_ON[1]
        yield Step("U03", Level.T1, f"around since {minute(began)}", began, why, 0, about)


def _runs(ground: Ground) -> list[tuple[datetime, int, bool]]:
    window: timedelta = rule("U03").window
    runs: list[list[datetime]] = []
    taken: list[bool] = []
    for one in sorted(ground.around, key=lambda alarm: alarm.since):
        if runs and one.since - runs[-1][-1] <= window:
            runs[-1].append(one.since)
            taken[-1] = taken[-1] or one.rule == "U02"
        else:
            runs.append([one.since])
            taken.append(one.rule == "U02")
    return [(run[0], len(run), away) for run, away in zip(runs, taken, strict=True)]

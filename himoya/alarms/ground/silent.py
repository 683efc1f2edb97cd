"""Silence: U06 by his own rhythm, U07 when he has left, U09 by the calendar, U10 at the front.

A transfer of 45 days was seen; notice to a relative is due ten days after arrival; the urgent procedure of
the United Nations ends three months after a disappearance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from himoya.alarms.ground.model import Ground
from himoya.alarms.ground.step import Step, Value, minute
from himoya.contact.rhythm import Rhythm, learn
from himoya.contact.silence import Marks, marks
from himoya.urgency import Level

ON_THE_ROAD = timedelta(days=45)
CHECKS = (0, 10, 20, 30, 45)  # days after somebody left without a word where to
CALENDAR = ((30, Level.T2), (60, Level.T2), (80, Level.T1), (90, Level.T1))
AT_THE_FRONT = timedelta(days=7)
JUST_FINAL = timedelta(days=30)  # a verdict that holds since then explains an ordinary transfer
FOUND = ("dead", "released")  # nobody waits for a call
FRONT = ("at_front", "missing", "prisoner_of_war")


@dataclass(frozen=True, slots=True)
class Watched:
    """His rhythm, and from when on silence counts; no marks while nobody has heard him."""

    rhythm: Rhythm
    marks: Marks | None


def watched(ground: Ground) -> Watched:
    rhythm = learn(ground.heard, told_days=ground.told_days)
    if ground.last_heard is None:
        return Watched(rhythm, None)
    return Watched(rhythm, marks(ground.last_heard, rhythm, excused_until=_excused(ground)))


def _excused(ground: Ground) -> datetime | None:
    return ground.morning(ground.left) + ON_THE_ROAD if ground.left else None


def silent(ground: Ground, watch: Watched) -> Iterator[Step]:
    if ground.status in FOUND:
        return
    yield from _calendar(ground)
    if ground.status in FRONT:
        yield from _front(ground)
        return
    yield from _rhythm(ground, watch)
    yield from _left(ground)


def _rhythm(ground: Ground, watch: Watched) -> Iterator[Step]:
    due, rhythm = watch.marks, watch.rhythm
    if ground.last_heard is None or due is None:
        yield from _never_heard(ground, rhythm)
        return
    about: dict[str, Value] = {"since": _heard(ground.last_heard, ground), "every": round(rhythm.days)}
    episode = f"silent since {minute(ground.last_heard)}"
    known = "" if rhythm.learned or ground.told_days else "_assumed"
    yield Step("U06", Level.T2, episode, due.overdue_at, f"overdue{known}", 1, about)
    yield Step("U06", Level.T1, episode, due.silent_at, f"two_missed{known}", 2, about)


def _never_heard(ground: Ground, rhythm: Rhythm) -> Iterator[Step]:
    """A call is expected from the day the case was opened.

    Where nobody knows how often he calls, no call was missed: then somebody only has to ask.
    """
    due = marks(ground.opened_at, rhythm, excused_until=_excused(ground))
    about: dict[str, Value] = {"since": _day(ground.opened_at, ground), "every": round(rhythm.days)}
    episode = f"never heard since {minute(ground.opened_at)}"
    why = "never_called" if ground.told_days else "never_called_assumed"
    yield Step("U06", Level.T2, episode, due.overdue_at, why, 1, about)
    if ground.told_days:
        yield Step("U06", Level.T1, episode, due.silent_at, "never_called_twice", 2, about)


def _left(ground: Ground) -> Iterator[Step]:
    if ground.left is None:
        return
    began = ground.morning(ground.left)
    ordinary = ground.in_force is not None and timedelta() <= ground.left - ground.in_force <= JUST_FINAL
    level = Level.T2 if ordinary else Level.T1
    for number, day in enumerate(CHECKS, start=1):
        about: dict[str, Value] = {"since": ground.left.isoformat(), "day": day, "place": ground.place}
        why = "left_just_final" if ordinary else "left"
        yield Step(
            "U07", level, f"left {ground.left.isoformat()}", began + timedelta(days=day), why, number, about
        )


def _calendar(ground: Ground) -> Iterator[Step]:
    began = ground.last_sign or ground.opened_at
    why = "no_contact" if ground.last_sign else "never_heard"
    for number, (day, level) in enumerate(CALENDAR, start=1):
        about: dict[str, Value] = {"since": _day(began, ground), "day": day}
        yield Step(
            "U09", level, f"no sign since {minute(began)}", began + timedelta(days=day), why, number, about
        )


def _front(ground: Ground) -> Iterator[Step]:
    known = [moment for moment in (ground.last_heard, ground.status_since) if moment is not None]
    if known:
        last = max(known)
        since = _heard(last, ground) if last == ground.last_heard else _day(last, ground)
        about: dict[str, Value] = {"since": since}
        episode = f"at the front, silent since {minute(last)}"
        yield Step("U10", Level.T1, episode, last + AT_THE_FRONT, "front", 0, about)


def _heard(last: datetime, ground: Ground) -> str:
    """The day, or all days that it may have been: "2026-09-01/2026-11-30"."""
    first = _day(last, ground)
    return f"{first}/{ground.heard_until.isoformat()}" if ground.heard_until else first


def _day(moment: datetime, ground: Ground) -> str:
    return moment.astimezone(ground.zone).date().isoformat()

"""Looking at the clocks of cases: raising what has come true, ending what has lost its ground."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from himoya.alarms.ground import HANDED_ON, Ground, Step, Watched, next_look, standing, steps, watched
from himoya.alarms.grounds import ground
from himoya.alarms.models import Alarm
from himoya.alarms.queries import OPEN
from himoya.alarms.rules import time_to_act
from himoya.alarms.told_case import Near, Read, alarms_at, folded, read
from himoya.cases.models import Case
from himoya.contact.actions import keep_watch
from himoya.contact.models import Watch
from himoya.urgency import Level

AT_ONCE = 50  # cases in one transaction: pages get the database in between
Standing = dict[tuple[int, str, str], Step]  # person, rule, episode


def look_at_due(now: datetime, *, most: int = AT_ONCE) -> int:
    """Look at up to `most` cases whose time has come, longest due first. Gives how many there were.

    Exactly once: a step is one row however often somebody looks, two workers never hold one case, and a
    worker that is killed has done all of a look or nothing.
    """
    with transaction.atomic():
        due = Case.objects.filter(look_at__lte=now).order_by("look_at")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        cases = list(due[:most])
        if cases:
            _look(cases, now)
    return len(cases)


def steps_of(cases: Sequence[Case]) -> list[list[Step]]:
    """For each case every step of every alarm that needs no message, past and future. Nothing is written."""
    return [look.found for look in _looks(cases)]


def _looks(cases: Sequence[Case]) -> list["_Looked"]:
    zone = ZoneInfo(timezone.get_current_timezone_name())
    told = read(cases)
    near = alarms_at(folded(one.place) for one in told)
    return [_looked(one, near.get(folded(one.place), ()), zone) for one in told]


def _look(cases: Sequence[Case], now: datetime) -> None:
    looks = _looks(cases)
    true: Standing = {
        (look.case.person_id, step.rule, step.key): step
        for look in looks
        for step in standing(look.found, now)
    }
    _settle([case.person_id for case in cases], true, now)
    keep_watch(_watch(look, now) for look in looks)
    for look in looks:
        look.case.look_at = next_look(look.found, now) if look.ground.watched else None
    Case.objects.bulk_update(cases, ["look_at"])


@dataclass(frozen=True, slots=True)
class _Looked:
    case: Case
    ground: Ground
    watch: Watched
    found: list[Step]


def _looked(one: Read, near: Iterable[Near], zone: ZoneInfo) -> _Looked:
    on = ground(one, near, zone)
    watch = watched(on)
    return _Looked(one.case, on, watch, list(steps(on, watch)))


def _watch(look: _Looked, now: datetime) -> Watch:
    rhythm, marks = look.watch.rhythm, look.watch.marks
    return Watch(
        case=look.case,
        place=folded(look.ground.place) if look.ground.watched else "",
        heard_at=look.ground.last_heard,
        days=rhythm.days,
        low=rhythm.low,
        high=rhythm.high,
        gaps=rhythm.gaps,
        looked_at=now,
        **({} if marks is None else asdict(marks)),
    )


def _settle(persons: Sequence[int], true: Standing, now: datetime) -> None:
    raised = Alarm.objects.filter(message=None, person__in=persons)
    known = {(alarm.person_id, alarm.rule, alarm.episode): alarm for alarm in raised}
    Alarm.objects.bulk_create(
        (
            _alarm(person, step, now)
            for (person, _rule, _key), step in true.items()
            if (person, step.rule, step.key) not in known
        ),
        batch_size=500,
        ignore_conflicts=True,
    )
    changed = []
    for key, alarm in known.items():
        step = true.get(key)
        if (step is not None and _stands(alarm, step, now)) or (step is None and _ends(alarm, now)):
            changed.append(alarm)
    Alarm.objects.bulk_update(
        changed, ["state", "handled_by", "handled_at", "because", "since", "act_by", "level"], batch_size=200
    )


def _alarm(person: int, step: Step, now: datetime) -> Alarm:
    return Alarm(
        person_id=person,
        rule=step.rule,
        level=step.level,
        episode=step.key,
        because={"why": step.why, **step.because},
        since=step.since,
        act_by=time_to_act(step.rule, step.level, step.since, now),
        fired_at=now,
        spread_at=now if step.why in HANDED_ON else None,  # raised for others already: it goes no further
    )


def _stands(alarm: Alarm, step: Step, now: datetime) -> bool:
    """Its ground is there. True: the row changes."""
    because = {"why": step.why, **step.because}
    changed = (alarm.because, alarm.since, alarm.level) != (because, step.since, step.level)
    alarm.because, alarm.since, alarm.level = because, step.since, step.level
    if alarm.state == Alarm.State.RESOLVED and alarm.handled_by_id is None:
        alarm.state, alarm.handled_at = Alarm.State.OPEN, None
        alarm.act_by = time_to_act(step.rule, Level(step.level), step.since, now)
        return True
    return changed


def _ends(alarm: Alarm, now: datetime) -> bool:
    """Its ground is gone: nobody has to end it. True: the row changes."""
    if alarm.state not in OPEN:
        return False
    alarm.state, alarm.handled_by, alarm.handled_at = Alarm.State.RESOLVED, None, now
    return True

"""What is known of everybody after a signal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from django.db.models import F, QuerySet

from himoya.alarms.models import Alarm, Deed, FollowUp
from himoya.alarms.outcomes.rules import DAYS, RULES, Column, Known, Quickness, Status, column, firsts
from himoya.alarms.outcomes.rules import quickness as quickness_of
from himoya.alarms.queries import counts
from himoya.alarms.shown_to import shown_to
from himoya.cases.models import Statement
from himoya.contact.models import Call
from himoya.contact.signs import PROVES
from himoya.linkage.queries import about_visible, groups_with, members_of
from himoya.security.models import Account
from himoya.urgency import Level

A_DAY = timedelta(days=1)
SAID = {  # an alarm that was ended says where he was then
    "in_custody": "held",
    "moved": "held",
    "home": "released",
    "at_front": "at_front",
    "missing": "missing",
    "dead": "dead",
}
TALK_ONLY = (Deed.Kind.ASSIGNED, Deed.Kind.FALSE_ALARM)  # no step towards him


@dataclass(frozen=True, slots=True)
class Signal:
    """A counted signal: the first of its run."""

    group: int
    person: int
    alarm: int
    level: str
    told_at: datetime
    fired_at: datetime
    could_act: bool  # its window was open when Himoya first knew
    next_run: datetime | None = None  # the first signal of the same group that is counted after it


@dataclass(slots=True)
class Followed:
    """Every counted signal with its column on each day, and the waits until somebody acted."""

    columns: dict[int, list[tuple[Signal, Column]]] = field(default_factory=dict)
    quickness: dict[str, Quickness] = field(default_factory=dict)


def followed(now: datetime) -> Followed:
    """Of the whole group. As many queries for one signal as for thousands."""
    alarms = list(signals_in(Alarm.objects.filter(since__lte=now)).select_related(None))
    group = groups_of(alarms)
    signals = counted_of(alarms, group)
    mates = members_of({one.group for one in signals})
    heard, statuses = _heard(mates), _statuses(mates, alarms, group)
    answers = _answers(group)
    found = Followed()
    for day in DAYS:
        found.columns[day] = [
            (one, column(one.told_at, day, _known(one, day, heard, statuses, answers), now))
            for one in signals
        ]
    deeds = _deeds(mates)
    for level, within in ((Level.T0, Level.T0.act_within), (Level.T1, Level.T1.act_within)):
        waits = [_wait(one, deeds) for one in signals if one.level == level and one.could_act]
        found.quickness[level] = quickness_of(waits, within or timedelta())
    return found


def signals_in(alarms: QuerySet[Alarm]) -> QuerySet[Alarm]:
    """Those that are followed: no false alarm, and nobody said that it was a mistake."""
    real = alarms.filter(counts(), rule__in=RULES).exclude(state=Alarm.State.FALSE)
    return real.exclude(outcome=Alarm.Outcome.MISTAKE).only(
        "person_id", "level", "since", "fired_at", "act_by", "outcome", "handled_at"
    )


def groups_of(alarms: Sequence[Alarm]) -> dict[int, int]:
    """Today's group of each person, his own number when he is alone."""
    persons = {one.person_id for one in alarms}
    return {person: person for person in persons} | groups_with(persons)


def counted_of(alarms: Sequence[Alarm], group: dict[int, int]) -> list[Signal]:
    """The first signal of each run of each group."""
    by_group: dict[int, list[Alarm]] = defaultdict(list)
    for one in sorted(alarms, key=lambda one: (one.since, one.level, one.pk)):
        by_group[group[one.person_id]].append(one)
    found = []
    for root, his in by_group.items():
        wanted = firsts(one.since for one in his)
        next_run = dict(zip(wanted, [*wanted[1:], None], strict=True))
        for one in his:
            if one.since in next_run:
                row = (root, one.person_id, one.pk, one.level, one.since, one.fired_at, bool(one.act_by))
                found.append(Signal(*row, next_run.pop(one.since)))
    return found


def _known(
    one: Signal,
    day: int,
    heard: dict[int, list[datetime]],
    statuses: dict[int, list[Status]],
    answers: dict[tuple[int, int], list[tuple[datetime, str]]],
) -> Known:
    after = timedelta(days=day)
    run = [
        (due_at, answer)
        for due_at, answer in answers.get((one.group, day), ())
        if one.told_at <= due_at - after and not (one.next_run and one.next_run <= due_at - after)
    ]
    # What was said of a later signal of the run, before both were one person, counts when nothing else was.
    said = [answer for due_at, answer in run if due_at - after - one.told_at < A_DAY] or [a for _at, a in run]
    return Known(
        answer=said[-1] if said else "",
        heard=tuple(heard.get(one.group, ())),
        statuses=tuple(statuses.get(one.group, ())),
    )


def _heard(mates: dict[int, int]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    calls = Call.objects.filter(case__person__in=mates, kind__in=PROVES, withdrawn_at=None)
    for person, at, earliest in calls.values_list("case__person", "at", "earliest_at"):
        found[mates[person]].append(earliest or at)
    return found


def _statuses(
    mates: dict[int, int], alarms: Iterable[Alarm], group: dict[int, int]
) -> dict[int, list[Status]]:
    found: dict[int, list[Status]] = defaultdict(list)
    stated = Statement.objects.filter(person__in=mates, kind="status", withdrawn_at=None)
    for person, value, grade, day in stated.values_list("person_id", "value", "grade", "known_on"):
        noon = datetime.combine(day, time(12), tzinfo=UTC)
        found[mates[person]].append(Status(value, grade, noon))
    for one in alarms:
        if one.handled_at is not None and one.outcome in SAID:
            said = Status(SAID[one.outcome], Statement.Grade.ONE_VOICE, one.handled_at)
            found[group[one.person_id]].append(said)
    return found


def _answers(group: dict[int, int]) -> dict[tuple[int, int], list[tuple[datetime, str]]]:
    """By group and day, oldest first."""
    found: dict[tuple[int, int], list[tuple[datetime, str]]] = defaultdict(list)
    rows = FollowUp.objects.exclude(answer="").filter(at__isnull=False).order_by("at", "pk")
    for person, day, due_at, answer in rows.values_list("person_id", "day", "due_at", "answer"):
        found[group.get(person, person), day].append((due_at, answer))
    return found


def _deeds(mates: dict[int, int]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    done = Deed.objects.filter(alarm__person__in=mates, undone_at=None).exclude(kind__in=TALK_ONLY)
    for person, at in done.order_by("at").values_list(F("alarm__person"), "at"):
        found[mates[person]].append(at)
    return found


def _wait(one: Signal, deeds: dict[int, list[datetime]]) -> timedelta | None:
    """From the moment Himoya could know until somebody acted."""
    first = next((at for at in deeds.get(one.group, ()) if at >= one.fired_at), None)
    return first - one.fired_at if first is not None else None


def lost(account: Account, followed: Followed, day: int, most: int = 20) -> list[Signal]:
    """Those nobody can say anything of, as far as this account may see them."""
    alarms = [one.alarm for one, where in followed.columns[day] if where is Column.LOST]
    seen = Alarm.objects.filter(about_visible(account), shown_to(account), pk__in=alarms)
    numbers = set(seen.order_by("-since").values_list("pk", flat=True)[:most])
    return [one for one, _where in followed.columns[day] if one.alarm in numbers]

"""What is known of everybody after a signal, and whom to ask tonight where somebody is a month later."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

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

ASKED_AT_ONCE = 5
ASKED_FOR = timedelta(days=30)  # after that nobody is asked any more: he counts as lost
SAID = {  # an alarm that was ended says where he was then
    "in_custody": "held",
    "moved": "held",
    "home": "released",
    "at_front": "at_front",
    "missing": "missing",
    "dead": "dead",
}
SHOWN = ("person", "day", "answer", "alarm__rule", "alarm__since", "alarm__message")  # of a question
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


@dataclass(slots=True)
class Followed:
    """Every counted signal with its column on each day, and the waits until somebody acted."""

    columns: dict[int, list[tuple[Signal, Column]]] = field(default_factory=dict)
    quickness: dict[str, Quickness] = field(default_factory=dict)


def followed(now: datetime) -> Followed:
    """Of the whole group. As many queries for one signal as for thousands."""
    alarms = list(_signals(Alarm.objects.filter(since__lte=now)).select_related(None))
    group = _groups(alarms)
    signals = _counted(alarms, group)
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


def due(account: Account, now: datetime) -> list[FollowUp]:
    """Whom to ask about tonight: nobody has said, and no voice has answered by itself."""
    heard = Call.objects.filter(
        case__person=OuterRef("person"), kind__in=PROVES, withdrawn_at=None, at__gte=OuterRef("due_at")
    )
    waiting = FollowUp.objects.filter(
        about_visible(account), ~Exists(heard), answer="", due_at__lte=now, due_at__gt=now - ASKED_FOR
    )
    real = waiting.exclude(alarm__state=Alarm.State.FALSE).exclude(alarm__outcome=Alarm.Outcome.MISTAKE)
    return list(real.select_related("alarm").only(*SHOWN).order_by("due_at", "pk")[:ASKED_AT_ONCE])


def answered_by(account: Account, since: datetime) -> list[FollowUp]:
    """What this account said and may still take back."""
    mine = FollowUp.objects.filter(about_visible(account), by=account, at__gt=since)
    said = mine.exclude(answer="").select_related("alarm").only(*SHOWN)
    return list(said.order_by("-at")[:ASKED_AT_ONCE])


def to_plan(now: datetime) -> list[tuple[int, int, datetime]]:
    """(person, alarm, when it was told) of counted signals of which a day comes, or is just over."""
    oldest = now - timedelta(days=max(DAYS)) - ASKED_FOR
    # One that is not older than this has every signal before it that could make it no first one.
    alarms = list(_signals(Alarm.objects.filter(since__gt=oldest - timedelta(days=90), since__lte=now)))
    counted = _counted(alarms, _groups(alarms))
    return [(one.person, one.alarm, one.told_at) for one in counted if one.told_at > oldest]


def _signals(alarms: QuerySet[Alarm]) -> QuerySet[Alarm]:
    real = alarms.filter(counts(), rule__in=RULES).exclude(state=Alarm.State.FALSE)
    return real.exclude(outcome=Alarm.Outcome.MISTAKE).only(
        "person_id", "level", "since", "fired_at", "act_by", "outcome", "handled_at"
    )


def _groups(alarms: Sequence[Alarm]) -> dict[int, int]:
    persons = {one.person_id for one in alarms}
    return {person: person for person in persons} | groups_with(persons)


def _counted(alarms: Sequence[Alarm], group: dict[int, int]) -> list[Signal]:
    by_group: dict[int, list[Alarm]] = defaultdict(list)
    for one in sorted(alarms, key=lambda one: (one.since, one.level, one.pk)):
        by_group[group[one.person_id]].append(one)
    found = []
    for root, his in by_group.items():
        wanted = set(firsts(one.since for one in his))
        for one in his:
            if one.since in wanted:
                wanted.discard(one.since)
                found.append(
                    Signal(root, one.person_id, one.pk, one.level, one.since, one.fired_at, bool(one.act_by))
                )
    return found


def _known(
    one: Signal,
    day: int,
    heard: dict[int, list[datetime]],
    statuses: dict[int, list[Status]],
    answers: dict[tuple[int, int], list[tuple[datetime, str]]],
) -> Known:
    end = one.told_at + timedelta(days=day)
    said = [
        answer
        for due_at, answer in answers.get((one.group, day), ())
        if abs(due_at - end) < timedelta(days=1)
    ]
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

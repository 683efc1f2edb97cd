"""Whom to ask tonight where somebody is a month, and three months, after a signal."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from django.db.models import Exists, Max, OuterRef, Q, Subquery

from himoya.alarms.models import Alarm, FollowUp
from himoya.alarms.outcomes.queries import counted_of, groups_of, signals_in
from himoya.alarms.outcomes.rules import ANEW, DAYS, run_of
from himoya.alarms.shown_to import shown_to
from himoya.contact.models import Call
from himoya.contact.signs import PROVES
from himoya.linkage.queries import about_visible, mates_of, todays
from himoya.security.models import Account

ASKED_AT_ONCE = 5
LOOKED_AT_FIRST = 6 * ASKED_AT_ONCE  # one question may stand for several, or be answered by itself
ASKED_FOR = timedelta(days=30)  # after that nobody is asked any more: he counts as lost
SHOWN = ("person", "day", "answer", "alarm__rule", "alarm__since", "alarm__message")
Question = tuple[int, datetime, int]  # group, first signal of the run, day


def due(account: Account, now: datetime) -> list[FollowUp]:
    """Whom to ask about tonight: nobody has said, and no voice has answered by itself.

    Several reports may have become one person since each was to be asked about: then it is one question.
    When they are parted again, each asks for itself.
    """
    seen = FollowUp.objects.filter(about_visible(account), shown_to(account, "alarm__"))
    waiting = seen.filter(answer="", due_at__lte=now, due_at__gt=now - ASKED_FOR)
    group = todays().filter(person=OuterRef("person")).values("group")
    waiting = waiting.annotate(group=Subquery(group[:1])).exclude(_heard_since())
    open_ones = dict(waiting.order_by("due_at", "pk").values_list("pk", "person_id"))
    chosen = list(islice(_asking(open_ones, now), ASKED_AT_ONCE))
    rows = FollowUp.objects.filter(pk__in=chosen).select_related("alarm").only(*SHOWN)
    return list(rows.order_by("due_at", "pk"))


def _asking(open_ones: Mapping[int, int], now: datetime) -> Iterator[int]:
    """Those of them (number -> person) that ask, in their order, looked at a few at a time."""
    numbers = iter(open_ones)
    size = LOOKED_AT_FIRST
    while some := list(islice(numbers, size)):
        once = _once({open_ones[number] for number in some}, now)
        yield from (number for number in some if number in once)
        size *= 10


def _heard_since() -> Q:
    """Most were heard again by themselves since: their groups need not be read to know it."""
    calls = Call.objects.filter(kind__in=PROVES, withdrawn_at=None, at__gte=OuterRef("due_at"))
    mates = todays().filter(group=OuterRef(OuterRef("group"))).values("person")
    # Asked as one question PostgreSQL, and joined with the groups SQLite, would walk every call there is.
    himself, another = calls.filter(case__person=OuterRef("person")), calls.filter(case__person__in=mates)
    return Q(Exists(himself)) | Q(Exists(another))


def _once(persons: Collection[int], now: datetime) -> set[int]:
    """Of everything planned about these persons' groups, the one that asks each question that is open."""
    mates = mates_of(persons)
    runs = _runs(mates, now)
    rows = FollowUp.objects.filter(person__in=list(mates)).order_by("due_at", "pk")
    heard = _heard(mates)
    asks: dict[Question, int] = {}
    answered: set[Question] = set()
    for number, alarm, person, day, due_at, answer in rows.values_list(
        "pk", "alarm_id", "person_id", "day", "due_at", "answer"
    ):
        if alarm not in runs:  # a false alarm or a mistake by now, or too long ago to be asked about
            continue
        question = (mates[person], runs[alarm], day)
        first = question not in asks
        asks.setdefault(question, number)
        if answer or (first and heard.get(mates[person], due_at - ANEW) >= due_at):
            answered.add(question)
    return {number for question, number in asks.items() if question not in answered}


def _runs(mates: dict[int, int], now: datetime) -> dict[int, datetime]:
    """For each signal about these persons when the run it belongs to began."""
    oldest = now - timedelta(days=max(DAYS)) - ASKED_FOR - ANEW
    signals = signals_in(Alarm.objects.filter(person__in=list(mates), since__gt=oldest, since__lte=now))
    moments: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for alarm, person, since in signals.values_list("pk", "person_id", "since"):
        moments[mates[person]].append((since, alarm))
    return {alarm: began for his in moments.values() for alarm, began in _of_one(his)}


def _of_one(his: Collection[tuple[datetime, int]]) -> Iterable[tuple[int, datetime]]:
    began = run_of(since for since, _alarm in his)
    return ((alarm, began[since]) for since, alarm in his)


def _heard(mates: dict[int, int]) -> dict[int, datetime]:
    """When each group was heard last."""
    calls = Call.objects.filter(case__person__in=list(mates), kind__in=PROVES, withdrawn_at=None)
    last: dict[int, datetime] = {}
    for person, at in calls.values_list("case__person").annotate(last=Max("at")):
        last[mates[person]] = max(at, last.get(mates[person], at))
    return last


def answered_by(account: Account, since: datetime) -> list[FollowUp]:
    """What this account said and may still take back."""
    mine = FollowUp.objects.filter(
        about_visible(account), shown_to(account, "alarm__"), by=account, at__gt=since
    )
    said = mine.exclude(answer="").select_related("alarm").only(*SHOWN)
    return list(said.order_by("-at")[:ASKED_AT_ONCE])


def to_plan(now: datetime) -> list[tuple[int, int, datetime]]:
    """(person, alarm, when it was told) of counted signals of which a day comes, or is just over."""
    oldest = now - timedelta(days=max(DAYS)) - ASKED_FOR
    # One that is not older than this has every signal before it that could make it no first one.
    alarms = list(signals_in(Alarm.objects.filter(since__gt=oldest - ANEW, since__lte=now)))
    counted = counted_of(alarms, groups_of(alarms))
    return [(one.person, one.alarm, one.told_at) for one in counted if one.told_at > oldest]

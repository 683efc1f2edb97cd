"""The open alarms of one person, for the head of the case page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from himoya.alarms.models import Alarm
from himoya.alarms.queries import counts
from himoya.alarms.shown_to import shown_to
from himoya.cases.telling import counting
from himoya.security.models import Account
from himoya.urgency import Level, rule

MOST = 200
_OPEN = (Alarm.State.OPEN, Alarm.State.TAKEN)


@dataclass(frozen=True, slots=True)
class OpenAlarm:
    """One rule that stands open: `title` is English, to be said."""

    rule: str
    level: Level
    title: str
    told_at: datetime
    message: int | None  # None: the case itself shows it
    act_by: datetime | None
    overdue: bool
    past_window: bool  # nobody acted inside the window: it is a question now


def open_alarms(persons: Sequence[int], account: Account | None, now: datetime) -> list[OpenAlarm]:
    """One for each rule this account sees (None: each rule), told last; the most urgent that can still be
    acted on first."""
    rows = (
        alarms_of(persons)
        .filter(shown_to(account) if account else Q(), state__in=_OPEN, since__lte=now)
        .order_by("-since", "-pk")
        .values_list("rule", "level", "since", "message_id")
    )
    newest: dict[str, OpenAlarm] = {}
    for code, level, told_at, message in rows[:MOST]:
        newest.setdefault(code, _open(code, Level(level), told_at, message, now))
    return sorted(newest.values(), key=lambda one: (one.past_window, one.level, -one.told_at.timestamp()))


def alarms_of(persons: Sequence[int]) -> QuerySet[Alarm]:
    """All alarms of these identities that count, over or not; quick for a few persons."""
    his = Alarm.objects.filter(person__in=persons)
    return his.filter(
        Q(message=None) | Q(source_gone_at__isnull=False) | Q(pk__in=counting(his).order_by().values("pk"))
    )


def rang_for(rules: Collection[str]) -> set[int]:
    """Persons about whom one of these rules ever rang, unless it was a false alarm."""
    rang = Alarm.objects.filter(counts(), rule__in=rules).exclude(state=Alarm.State.FALSE)
    return set(rang.values_list("person_id", flat=True))


def _open(code: str, level: Level, told_at: datetime, message: int | None, now: datetime) -> OpenAlarm:
    within, past = level.act_within, now - told_at > rule(code).window
    act_by = told_at + within if within else None
    overdue = act_by is not None and act_by <= now and not past
    return OpenAlarm(code, level, rule(code).title, told_at, message, act_by, overdue, past)

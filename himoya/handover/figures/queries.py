"""Counts for the page of figures, made beforehand: counting takes seconds where there are many messages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Count, Min
from django.utils import timezone

from himoya.cases.models import Fact, Statement
from himoya.cases.queries import live_cases, told
from himoya.handover.figures.rules import newest_of_groups
from himoya.linkage.models import Grouping
from himoya.linkage.queries import current, group_of
from himoya.messages.queries import live_messages

KEY = "himoya.figures"
FRESH = 600  # seconds; the worker counts again after these
LONGEST = 3600  # seconds; without a worker a page counts again after these
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """Exact counts: for `rules.cells` only, never for a page."""

    made_at: datetime
    low: int
    point: int
    high: int
    grouped_at: datetime | None
    messages: int
    reporters: int
    statuses: Mapping[str, int]
    contract_stated: Mapping[str, int]  # persons, by what helpers accepted last
    contract_told: Mapping[str, int]  # persons, by what was told last
    months: tuple[tuple[date, int], ...]  # persons first told of in each, oldest first


def counts(now: datetime) -> Counts:
    """The counts of this instance, some minutes old: kept in the memory of this process only."""
    kept = _kept(now, LONGEST)
    return kept if kept is not None else _kept_anew(now)


def keep_fresh(now: datetime) -> bool:
    """Count again when the counts are older than ten minutes, so that no page waits. True: it was done."""
    if _kept(now, FRESH) is not None:
        return False
    _kept_anew(now)
    return True


def _kept(now: datetime, oldest: int) -> Counts | None:
    kept: Counts | None = cache.get(KEY)
    return kept if kept is not None and 0 <= (now - kept.made_at).total_seconds() < oldest else None


def _kept_anew(now: datetime) -> Counts:
    made = _counted(current(), now)
    cache.set(KEY, made, LONGEST)
    return made


def _counted(grouping: Grouping | None, now: datetime) -> Counts:
    group = group_of(grouping)
    first = _first_told()
    return Counts(
        made_at=now,
        low=grouping.low if grouping else 0,
        point=grouping.point if grouping else 0,
        high=grouping.high if grouping else 0,
        grouped_at=grouping.made_at if grouping else None,
        messages=live_messages().count(),
        reporters=len({reporter for _person, reporter, _at in first}),
        statuses=dict(live_cases().order_by().values_list("status").annotate(Count("pk"))),
        contract_stated=newest_of_groups(_stated(), group),
        contract_told=newest_of_groups(
            ((person, value) for person, _kind, value in told(["contract"])), group
        ),
        months=_months(first, group),
    )


def _first_told() -> list[tuple[int, int, datetime]]:
    """(person, reporter, when he was first told of) for everyone a live message tells of."""
    found = (
        Fact.objects.filter(message__in=live_messages(), person__isnull=False)
        .exclude(state=Fact.State.REJECTED)
        .order_by()
        .values_list("person", "person__reporter")
        .annotate(first=Min("message__sent_at"))
    )
    return [(person, reporter, first) for person, reporter, first in found.iterator() if person and reporter]


def _stated() -> list[tuple[int, str]]:
    """(person, state of the contract) as helpers accepted it, oldest first."""
    stated = Statement.objects.filter(kind="contract", withdrawn_at=None).order_by("known_on", "pk")
    return list(stated.values_list("person_id", "value"))


def _months(first: list[tuple[int, int, datetime]], group: Mapping[int, int]) -> tuple[tuple[date, int], ...]:
    earliest: dict[int, datetime] = {}
    for person, _reporter, at in first:
        root = group.get(person, person)
        earliest[root] = min(at, earliest.get(root, at))
    counted = Counter(timezone.localtime(at).date().replace(day=1) for at in earliest.values())
    return tuple(sorted(counted.items())[-MONTHS:])

"""Everybody an open alarm speaks of, one row for each, put together by the database itself."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    FilteredRelation,
    IntegerField,
    Max,
    Min,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Cast, Coalesce

from himoya.alarms.models import Alarm
from himoya.linkage.queries import current
from himoya.urgency.rules import RULES


class Standing(NamedTuple):
    """What stands open about one person."""

    group: int
    level: str  # the most urgent
    state: str  # "taken": somebody works on all of it
    told: str  # since when the newest of it stands, as stored
    runs: int  # 1: one of these alarms is still inside its window


def standing(alarms: QuerySet[Alarm], now: datetime) -> list[Standing]:
    """Most urgent first; within a level what nobody works on, then the newest. Two queries."""
    # As text: making a datetime of each row would take longer than everything else here.
    told = Cast("since", CharField())
    rows = (
        _by_group(alarms)
        .annotate(worst=Min("level"), how=Min("state"), told=Max(told), runs=Max(_may_run(now)))
        .order_by("worst", "how", "-told", "group")
        .values_list("group", "worst", "how", "told", "runs")
    )
    return list(map(Standing._make, rows))


def levels(alarms: QuerySet[Alarm]) -> dict[int, str]:
    """The most urgent level of each group these alarms speak of. The codes sort by urgency. Two queries."""
    return dict(_by_group(alarms).annotate(worst=Min("level")).values_list("group", "worst"))


def _by_group(alarms: QuerySet[Alarm]) -> QuerySet[Alarm, Any]:
    today = FilteredRelation("person__grouped", condition=Q(person__grouped__grouping=current()))
    group = Coalesce("today__group", "person_id", output_field=IntegerField())
    return alarms.order_by().annotate(today=today, group=group).values("group")


def _may_run(now: datetime) -> Case:
    rules: dict[timedelta, list[str]] = defaultdict(list)
    for code, one in RULES.items():
        rules[one.window].append(code)
    inside = [When(rule__in=codes, since__gte=now - window, then=1) for window, codes in rules.items()]
    over = When(since__lt=now - max(rules), then=0)  # most of a year: spares them the others
    return Case(over, *inside, default=0, output_field=IntegerField())

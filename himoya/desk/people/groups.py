"""Hundreds of groups at once. Their questions are put together once: Django would take longer for hundreds of
numbers than the database for the answer."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Min, OuterRef, QuerySet

from himoya.alarms.models import Alarm
from himoya.alarms.queries import OPEN
from himoya.alarms.shown_to import shown_to
from himoya.linkage.models import Grouped
from himoya.messages.queries import is_live
from himoya.security.models import Account
from himoya.urgency import Level

Prepared = tuple[str, tuple[Any, ...]]
_GROUPING, _GROUP = -7_777_776, -7_777_777  # stand in a prepared question where these numbers go


def sizes_of(grouping: int, groups: Collection[int]) -> dict[int, int]:
    """How many reports each of these groups holds in this grouping."""
    return dict(_answered(_sizes(_room(groups)), grouping, groups))


def levels_of(grouping: int, groups: Collection[int], account: Account) -> dict[int, Level]:
    """The most urgent open alarm of each of these groups that has any this account sees."""
    rows = _answered(_levels(_room(groups), account.role), grouping, groups)
    return {group: Level(level) for group, level in rows}


def _answered(prepared: Prepared, grouping: int, groups: Collection[int]) -> list[tuple[int, Any]]:
    if not groups:
        return []
    question, values = prepared
    numbers = iter([*groups, *[next(iter(groups))] * (_room(groups) - len(groups))])
    given = {_GROUPING: lambda: grouping, _GROUP: lambda: next(numbers)}
    with connection.cursor() as cursor:
        cursor.execute(question, [given[value]() if value in given else value for value in values])
        rows: list[tuple[int, Any]] = cursor.fetchall()
        return rows


def _room(groups: Collection[int]) -> int:
    """For so many groups is asked, one of them repeated: few different questions are put together."""
    return 1 << max(4, (len(groups) - 1).bit_length())


@lru_cache(maxsize=16)
def _sizes(room: int) -> Prepared:
    return _prepared(_members(room).values_list("group").annotate(members=Count("pk")).order_by())


@lru_cache(maxsize=64)
def _levels(room: int, role: str) -> Prepared:
    inside = Grouped.objects.filter(grouping=_GROUPING, person=OuterRef("person")).values("group")
    alarms = Alarm.objects.filter(
        is_live(), shown_to(Account(role=role)), person__in=_members(room).values("person"), state__in=OPEN
    )
    grouped = alarms.annotate(group=inside[:1]).values_list("group").annotate(most=Min("level"))
    return _prepared(grouped.order_by())


def _members(room: int) -> QuerySet[Grouped]:
    return Grouped.objects.filter(grouping=_GROUPING, group__in=[_GROUP - at for at in range(room)])


def _prepared(rows: QuerySet[Any, Any]) -> Prepared:
    question, values = rows.query.sql_with_params()
    return question, tuple(_GROUP if isinstance(one, int) and one <= _GROUP else one for one in values)

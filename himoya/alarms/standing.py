"""Everybody an open alarm speaks of, one row for each, put together by the database itself."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from heapq import nlargest
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from himoya.alarms.models import Alarm
from himoya.alarms.rules import LEAST, PLACES
from himoya.linkage.models import Grouped
from himoya.linkage.queries import current
from himoya.urgency import RULES, Level

RUNS, PAST = "0", "1"
Row = tuple[int, str, str]


class Standing(NamedTuple):
    """What stands open about one person."""

    group: int
    level: str  # the most urgent
    past: bool  # everything of that level is past its window
    taken: bool  # somebody works on everything of that level that still runs
    told: str  # since when the newest of it stands, as stored: text that sorts by time


def standing(alarms: QuerySet[Alarm], now: datetime) -> list[Standing]:
    """One row for everybody, in no order."""
    return [_standing(row) for row in rows_of_everybody(alarms, now)]


def rows_of_everybody(alarms: QuerySet[Alarm], now: datetime) -> list[Row]:
    """(group, level and window and state in one word that sorts by urgency, since when). Two queries."""
    key = Concat("level", _window(now), "state", output_field=CharField())
    told = Cast("since", CharField())
    rows: QuerySet[Any, Row] = _by_group(alarms).annotate(key=Min(key), told=Max(told))
    return list(rows.values_list("group", "key", "told"))


def first_of(rows: list[Row]) -> tuple[list[Standing], dict[Level, int]]:
    """As `rules.cut`, for rows: (who is shown, most urgent first; how many are not, by level).

    Tens of thousands may stand open: only those that can be shown are made into anything.
    """
    many = Counter(key[:2] for _group, key, _told in rows)
    cannot_wait = [_standing(row) for row in rows if row[1] < Level.T1]
    places = max(LEAST, PLACES - sum(not one.past for one in cannot_wait))
    kept = [_standing(row) for row in _soonest(rows, places)]
    shown = sorted([*cannot_wait, *kept], key=attrgetter("told", "group"), reverse=True)
    shown.sort(key=attrgetter("level", "past", "taken"))
    not_shown = many - Counter(one.level for one in shown)
    return shown, {Level(level): count for level, count in not_shown.items()}


def _soonest(rows: list[Row], places: int) -> list[Row]:
    """Of T1 and T2: what runs before what is past, what nobody works on before the rest, then by level."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if Level.T1 <= row[1] < Level.T3:
            alike[row[1][2:] + row[1][:2]].append(row)
    first: list[Row] = []
    for key in sorted(alike):
        first += nlargest(places - len(first), alike[key], key=itemgetter(2, 0))
        if len(first) >= places:
            break
    return first


def _standing(row: Row) -> Standing:
    group, key, told = row
    return Standing(group, key[:2], key[2] == PAST, key[3:] == Alarm.State.TAKEN, told)


def levels(alarms: QuerySet[Alarm]) -> dict[int, str]:
    """The most urgent level of each group these alarms speak of. The codes sort by urgency. Two queries."""
    return dict(_by_group(alarms).annotate(worst=Min("level")).values_list("group", "worst"))


def _by_group(alarms: QuerySet[Alarm]) -> QuerySet[Alarm, Any]:
    # Asked for each row by itself: joined, the persons would be read, too.
    today = Grouped.objects.filter(grouping=current(), person=OuterRef("person_id")).values("group")
    group = Coalesce(Subquery(today[:1]), F("person_id"), output_field=IntegerField())
    return alarms.order_by().annotate(group=group).values("group")


def _window(now: datetime) -> Case:
    """Whether an alarm's window is over."""
    rules: dict[timedelta, list[str]] = defaultdict(list)
    for code, one in RULES.items():
        rules[one.window].append(code)
    over = When(since__lt=now - max(rules), then=Value(PAST))  # most of a year: spares them the others
    inside = [
        When(rule__in=codes, since__gte=now - window, then=Value(RUNS)) for window, codes in rules.items()
    ]
    return Case(over, *inside, default=Value(PAST), output_field=CharField())

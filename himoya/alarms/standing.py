"""Everybody an open alarm speaks of, one row for each, put together by the database itself."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from heapq import nlargest
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from django.db import connection
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
from himoya.linkage.queries import current, groups_with, members_of
from himoya.urgency import RULES, Level

RUNS, PAST = "0", "1"
LATE, IN_TIME = "0", "1"
Row = tuple[int, str, str]
NEAREST = 300  # alarms among which those are looked for who get a place
CANDIDATES = 4  # times the places


class Standing(NamedTuple):
    """What stands open about one person."""

    group: int
    level: str  # the most urgent
    past: bool  # everything of that level is past its window
    taken: bool  # somebody works on everything of that level that still runs
    late: bool  # of some of it all were told that nobody acts, and nobody does
    told: str  # since when the newest of that level stands, as stored: text that sorts by time


def standing(alarms: QuerySet[Alarm], now: datetime) -> list[Standing]:
    """One row for everybody, in no order."""
    return [_standing(row) for row in rows_of_everybody(alarms, now)]


def rows_of_everybody(alarms: QuerySet[Alarm], now: datetime) -> list[Row]:
    """(group, level, window, state, lateness: one word that sorts by urgency, since when). Two queries."""
    key = Concat("level", _window(now), "state", _lateness(), output_field=CharField())
    # The newest of the most urgent level, in one text that sorts by both.
    told = Concat(_weight(), Cast("since", CharField()), output_field=CharField())
    rows = _by_group(alarms).annotate(key=Min(key), told=Max(told)).values_list("group", "key", "told")
    return [(group, key, told[1:]) for group, key, told in rows]


def first_of(alarms: QuerySet[Alarm], now: datetime) -> tuple[list[Standing], dict[Level, int]]:
    """As `rules.cut`: (who is shown, most urgent first; how many are not, by level).

    Tens of thousands may stand open. They are counted by the database; only T0 and the few that can have a
    place are given out by it.
    """
    many = _counted(alarms)
    cannot_wait = [_standing(row) for row in rows_of_everybody(alarms.filter(level=Level.T0), now)]
    places = max(LEAST, PLACES - sum(not one.past for one in cannot_wait))
    near = _candidates(alarms, {one.group for one in cannot_wait}, now)
    kept = [_standing(row) for row in _soonest(near, places)]
    shown = sorted([*cannot_wait, *kept], key=attrgetter("told", "group"), reverse=True)
    shown.sort(key=lambda one: (one.level, one.past, one.taken, not one.late))
    not_shown = many - Counter(one.level for one in shown)
    return shown, {Level(level): count for level, count in not_shown.items()}


def _counted(alarms: QuerySet[Alarm]) -> Counter[str]:
    """How many persons there are of each level."""
    each = _by_group(alarms).annotate(worst=Min("level")).values_list("worst")
    sql, values = each.query.sql_with_params()
    with connection.cursor() as cursor:
        # The framework cannot count groups of groups; the inner statement is its own.
        cursor.execute(f"SELECT worst, COUNT(*) FROM ({sql}) AS each_one GROUP BY worst", values)  # noqa: S608
        return Counter(dict(cursor.fetchall()))


def _candidates(alarms: QuerySet[Alarm], shown: set[int], now: datetime) -> list[Row]:
    """Rows of those who can have a place: more than there are, as one person may have many alarms."""
    soon = alarms.filter(level__in=[Level.T1, Level.T2]).annotate(past=_window(now))
    nearest = soon.order_by("past", "state", "level", _lateness(), "-since")[:NEAREST]
    persons = list(dict.fromkeys(nearest.values_list("person_id", flat=True)))
    group = {person: person for person in persons} | groups_with(persons)
    groups = list(dict.fromkeys(group[person] for person in persons if group[person] not in shown))
    members = members_of(groups[: CANDIDATES * PLACES])
    return rows_of_everybody(alarms.filter(person__in=list(members)), now)


def _soonest(rows: list[Row], places: int) -> list[Row]:
    """Of T1 and T2: what runs, then what nobody works on, before the rest; by level; the late first."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if Level.T1 <= row[1] < Level.T3:
            alike[row[1][2:-1] + row[1][:2] + row[1][-1]].append(row)
    first: list[Row] = []
    for key in sorted(alike):
        first += nlargest(places - len(first), alike[key], key=itemgetter(2, 0))
        if len(first) >= places:
            break
    return first


def _standing(row: Row) -> Standing:
    group, key, told = row
    return Standing(group, key[:2], key[2] == PAST, key[3:-1] == Alarm.State.TAKEN, key[-1] == LATE, told)


def levels(alarms: QuerySet[Alarm]) -> dict[int, str]:
    """The most urgent level of each group these alarms speak of. The codes sort by urgency. Two queries."""
    return dict(_by_group(alarms).annotate(worst=Min("level")).values_list("group", "worst"))


def _by_group(alarms: QuerySet[Alarm]) -> QuerySet[Alarm, Any]:
    # Asked for each row by itself: joined, the persons would be read, too.
    today = Grouped.objects.filter(grouping=current(), person=OuterRef("person_id")).values("group")
    group = Coalesce(Subquery(today[:1]), F("person_id"), output_field=IntegerField())
    return alarms.order_by().annotate(group=group).values("group")


def _weight() -> Case:
    return Case(
        *(When(level=level, then=Value(str(9 - number))) for number, level in enumerate(Level)),
        default=Value("0"),
        output_field=CharField(),
    )


def _lateness() -> Case:
    """Whether all were told in vain that nobody acts."""
    late = When(state=Alarm.State.OPEN, escalated_at__isnull=False, then=Value(LATE))
    return Case(late, default=Value(IN_TIME), output_field=CharField())


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

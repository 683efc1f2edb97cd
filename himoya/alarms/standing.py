"""Everybody an open alarm speaks of, one row for each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from heapq import nlargest
from operator import attrgetter, itemgetter

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from himoya.alarms.models import Alarm
from himoya.alarms.ranking.rules import Standing
from himoya.alarms.rules import LEAST, PLACES
from himoya.linkage.models import Grouped, Grouping
from himoya.linkage.queries import current
from himoya.urgency import RULES, Level

RUNS, PAST = "0", "1"
LATE, IN_TIME = "0", "1"
Row = tuple[str, str]  # level, window, state, lateness: one word that sorts by urgency; since when
SOON = (Level.T1, Level.T2)
NEVER = "~"  # stands behind every moment


Listed = tuple[list[Standing], dict[Level, int]]
"""As `rules.cut`: (who is shown, most urgent first; how many are not, by level)."""


def standing(alarms: QuerySet[Alarm], now: datetime) -> list[Standing]:
    """One row for everybody, in no order. Three queries."""
    return [standing_of(one, row) for one, row in everybody_in(alarms, now, others(current())).items()]


def first_of(alarms: QuerySet[Alarm], now: datetime) -> Listed:
    """Three queries. Tens of thousands may stand open: most of them are only counted."""
    everybody = everybody_in(alarms, now, others(current()))
    many = Counter(map(itemgetter(0), everybody.values()))
    urgent = {key for key in many if key[:2] == Level.T0}
    cannot_wait = _in_order(standing_of(one, row) for one, row in everybody.items() if row[0] in urgent)
    counts = Counter[str]()
    for key, count in many.items():
        counts[key[:2]] += count
    return cut(counts, cannot_wait, lambda places: _soonest(everybody, many, places))


def cut(many: Counter[str], cannot_wait: list[Standing], soonest: Callable[[int], list[Standing]]) -> Listed:
    """`many`: by level. `cannot_wait`: every T0, in order. `soonest`: so many of T1 and T2, by rank."""
    running = sum(not one.past for one in cannot_wait)
    shown = cannot_wait + _in_order(soonest(max(LEAST, PLACES - running)))
    not_shown = many - Counter(one.level for one in shown)
    return shown, {Level(level): count for level, count in not_shown.items()}


def _in_order(some: Iterable[Standing]) -> list[Standing]:
    newest_first = sorted(some, key=attrgetter("told", "group"), reverse=True)
    return sorted(newest_first, key=lambda one: (one.level, one.past, one.taken, not one.late))


def _soonest(everybody: Mapping[int, Row], keys: Iterable[str], places: int) -> list[Standing]:
    """Of T1 and T2: what runs, then what nobody works on, before the rest; by level; the late first."""
    first: list[Standing] = []
    soon = (key for key in keys if key[:2] in SOON)
    for key in sorted(soon, key=lambda key: (key[2:-1], key[:2], key[-1])):
        alike = ((row[1], one) for one, row in everybody.items() if row[0] == key)
        first += [standing_of(one, (key, told)) for told, one in nlargest(places - len(first), alike)]
    return first


def standing_of(group: int, row: Row) -> Standing:
    key, told = row
    return Standing(group, key[:2], key[2] == PAST, key[3:-1] == Alarm.State.TAKEN, key[-1] == LATE, told)


def everybody_in(alarms: QuerySet[Alarm], now: datetime, others: Mapping[int, int]) -> dict[int, Row]:
    """By group: the most urgent word, and since when the newest of that level stands.

    `others`: the group of everybody who is in one that another names.
    """
    kinds = _Kinds(now)
    word = Concat("level", "rule", "state", _lateness(), output_field=CharField())
    # The moment as text: made into a moment for each row, it would cost more than everything else here.
    since = Cast("since", CharField())
    everybody: dict[int, Row] = {}
    for person, kind, told in alarms.order_by().values_list("person_id", word, since):
        runs_since, running, over = kinds[kind]
        row = (over if told < runs_since else running, told)
        group = others.get(person, person)
        known = everybody.setdefault(group, row)
        if known is not row:
            everybody[group] = _together(known, row)
    return everybody


def _together(one: Row, other: Row) -> Row:
    if one[0][:2] != other[0][:2]:
        return min(one, other)
    return min(one[0], other[0]), max(one[1], other[1])


def others(made: Grouping | None) -> dict[int, int]:
    """The group of everybody who is in one that another names: all the rest are their own."""
    # Put together by the database, everybody would be looked up and sorted for the sake of these.
    inside = Grouped.objects.filter(grouping=made).exclude(group=F("person_id"))
    return dict(inside.values_list("person_id", "group"))


class _Kinds(dict[str, tuple[str, str, str]]):
    """Of each level, rule and state: since when its window runs, as stored; its words in it and past it."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __missing__(self, kind: str) -> tuple[str, str, str]:
        level, code, state = kind[:2], kind[2:5], kind[5:]  # and how late
        since = self._stored(code) if code in RULES else NEVER
        self[kind] = since, f"{level}{RUNS}{state}", f"{level}{PAST}{state}"
        return self[kind]

    def _stored(self, code: str) -> str:
        moment = (self._now - RULES[code].window).astimezone(UTC)
        # Without zeros at its end, as PostgreSQL has it; SQLite's text of it is longer, so not earlier.
        return f"{moment:%Y-%m-%d %H:%M:%S.%f}".rstrip("0").rstrip(".")


def _lateness() -> Case:
    """Whether all were told in vain that nobody acts."""
    late = When(state=Alarm.State.OPEN, escalated_at__isnull=False, then=Value(LATE))
    return Case(late, default=Value(IN_TIME), output_field=CharField())

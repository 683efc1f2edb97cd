"""Pairs of identities that only a person can judge, the most useful answer first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef

from himoya.alarms.models import Alarm
from himoya.alarms.queries import OPEN
from himoya.linkage.models import Doubt, Grouped
from himoya.linkage.queries import current
from himoya.messages.queries import is_live
from himoya.people.models import SamePerson
from himoya.urgency import Level

_ORDER = list(Level)


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one person? `level`: the most urgent open alarm of either."""

    number: int
    left: int
    right: int
    left_name: str
    right_name: str
    probability: float
    level: Level

    @property
    def percent(self) -> int:
        return round(self.probability * 100)


def questions(later: Iterable[int] = ()) -> list[Question]:
    """All open questions of today's grouping, at most a few hundred; `later`: numbers put off to the end.

    Urgent ones first; then by what an answer settles: how open it is, times the persons of the smaller group.
    Five queries.
    """
    grouping = current()
    judged = SamePerson.objects.filter(left=OuterRef("left"), right=OuterRef("right"), undone_at=None)
    doubts = list(
        Doubt.objects.filter(~Exists(judged), grouping=grouping)
        .select_related("left", "right")
        .order_by("pk")
    )
    people = {person for doubt in doubts for person in (doubt.left_id, doubt.right_id)}
    group = dict(
        Grouped.objects.filter(grouping=grouping, person__in=people).values_list("person_id", "group")
    )
    levels = _levels(grouping.pk if grouping else 0, set(group.values()))
    size = _sizes(grouping.pk if grouping else 0, set(group.values()))
    open_ones = [
        Question(
            doubt.pk,
            doubt.left_id,
            doubt.right_id,
            doubt.left.name,
            doubt.right.name,
            doubt.probability,
            min(
                _level(levels, group, doubt.left_id), _level(levels, group, doubt.right_id), key=_ORDER.index
            ),
        )
        for doubt in doubts
        if group.get(doubt.left_id, doubt.left_id) != group.get(doubt.right_id, doubt.right_id)
    ]
    put_off = {number: place for place, number in enumerate(later, 1)}
    return sorted(
        open_ones,
        key=lambda one: (
            put_off.get(one.number, 0),
            _ORDER.index(one.level),
            -_settles(one, group, size),
            one.number,
        ),
    )


def _settles(one: Question, group: dict[int, int], size: dict[int, int]) -> float:
    smaller = min(size.get(group.get(person, person), 1) for person in (one.left, one.right))
    return smaller * min(one.probability, 1 - one.probability)


def _sizes(grouping: int, groups: set[int]) -> dict[int, int]:
    members = Grouped.objects.filter(grouping=grouping, group__in=groups).values_list("group")
    return dict(members.annotate(members=Count("pk")).order_by())


def _level(levels: dict[int, Level], group: dict[int, int], person: int) -> Level:
    return levels.get(group.get(person, person), Level.NONE)


def _levels(grouping: int, groups: set[int]) -> dict[int, Level]:
    members = Grouped.objects.filter(grouping=grouping, group__in=groups).values("person")
    inside = Grouped.objects.filter(grouping=grouping, person=OuterRef("person")).values("group")
    alarms = Alarm.objects.filter(is_live(), person__in=members, state__in=OPEN)
    rows = alarms.annotate(group=inside[:1]).values_list("group").annotate(most=Min("level")).order_by()
    return {group: Level(level) for group, level in rows}

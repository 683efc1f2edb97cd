"""Pairs of identities that only a person can judge, the most useful answer first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Exists, Min, OuterRef

from himoya.alarms.models import Alarm
from himoya.alarms.queries import OPEN
from himoya.alarms.shown_to import shown_to
from himoya.linkage.models import Doubt, Grouped
from himoya.linkage.queries import current
from himoya.messages.queries import is_live
from himoya.people.models import SamePerson
from himoya.people.queries import decided
from himoya.people.rules import joined
from himoya.security.models import Account
from himoya.urgency import Level

_ORDER = list(Level)


@dataclass(frozen=True, slots=True)
class Question:
    """Are these two one person? `level`: the most urgent open alarm of either; `together`: today they are
    counted as one person, because the matcher thinks so."""

    number: int
    left: int
    right: int
    left_name: str
    right_name: str
    probability: float
    level: Level
    together: bool

    @property
    def percent(self) -> int:
        return round(self.probability * 100)


class _Doubt(NamedTuple):
    """What is stored of a question."""

    number: int
    left: int
    right: int
    left_name: str
    right_name: str
    probability: float


def questions(account: Account, later: Iterable[int] = ()) -> list[Question]:
    """All open questions of today's grouping, at most a few hundred; `later`: numbers put off to the end.

    Urgent ones first; then by what an answer settles (`_settles`). Not asked is what people have answered by
    verdicts on others: whom a chain of "same" joins, or a group that only such a verdict made. Six queries.
    """
    grouping = current()
    judged = SamePerson.objects.filter(left=OuterRef("left"), right=OuterRef("right"), undone_at=None)
    doubts = [
        _Doubt(*row)
        for row in Doubt.objects.filter(~Exists(judged), grouping=grouping)
        .order_by("pk")
        .values_list("pk", "left_id", "right_id", "left__name", "right__name", "probability")
    ]
    people = {person for doubt in doubts for person in (doubt.left, doubt.right)}
    rows = list(
        Grouped.objects.filter(grouping=grouping, person__in=people).values_list(
            "person_id", "group", "believed"
        )
    )
    group = {person: name for person, name, _ in rows}
    thought = {person: believed or person for person, _, believed in rows}
    called_same = joined(decided(SamePerson.Verdict.SAME)) if doubts else {}
    levels = _levels(grouping.pk if grouping else 0, set(group.values()), account)
    size = _sizes(grouping.pk if grouping else 0, set(group.values()))
    open_ones = [
        Question(
            *doubt,
            min(_level(levels, group, doubt.left), _level(levels, group, doubt.right), key=_ORDER.index),
            _are_one(group, doubt),
        )
        for doubt in doubts
        if not _are_one(group, doubt) or (_are_one(thought, doubt) and not _are_one(called_same, doubt))
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


def _are_one(name: dict[int, int], doubt: _Doubt) -> bool:
    return name.get(doubt.left, doubt.left) == name.get(doubt.right, doubt.right)


def _settles(one: Question, group: dict[int, int], size: dict[int, int]) -> float:
    """How open it is, times the reports of the smaller group, which an answer would move.

    Inside a group the smaller side is hardly ever more than one report (in 3 of 100 on the reports for
    measuring), and what changes something is the answer that they are two.
    """
    if one.together:
        return 1 - one.probability
    smaller = min(size.get(group.get(person, person), 1) for person in (one.left, one.right))
    return smaller * min(one.probability, 1 - one.probability)


def _sizes(grouping: int, groups: set[int]) -> dict[int, int]:
    members = Grouped.objects.filter(grouping=grouping, group__in=groups).values_list("group")
    return dict(members.annotate(members=Count("pk")).order_by())


def _level(levels: dict[int, Level], group: dict[int, int], person: int) -> Level:
    return levels.get(group.get(person, person), Level.NONE)


def _levels(grouping: int, groups: set[int], account: Account) -> dict[int, Level]:
    members = Grouped.objects.filter(grouping=grouping, group__in=groups).values("person")
    inside = Grouped.objects.filter(grouping=grouping, person=OuterRef("person")).values("group")
    alarms = Alarm.objects.filter(is_live(), shown_to(account), person__in=members, state__in=OPEN)
    rows = alarms.annotate(group=inside[:1]).values_list("group").annotate(most=Min("level")).order_by()
    return {group: Level(level) for group, level in rows}

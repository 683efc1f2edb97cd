"""Pairs of identities that only a person can judge, the most useful answer first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection

from himoya.desk.people.groups import levels_of, sizes_of
from himoya.linkage.queries import current
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
    """What is stored of a question; of either, the group of today, and the one before human verdicts."""

    number: int
    left: int
    right: int
    left_name: str
    right_name: str
    probability: float
    left_group: int
    right_group: int
    left_thought: int
    right_thought: int


def questions(account: Account, later: Iterable[int] = ()) -> list[Question]:
    """All open questions of today's grouping, at most a few hundred; `later`: numbers put off to the end.

    Urgent ones first; then by what an answer settles (`_settles`). Not asked is what people have answered by
    verdicts on others: whom a chain of "same" joins, or a group that only such a verdict made. Five queries.
    """
    grouping = current()
    if grouping is None:
        return []
    called_same = joined(decided(SamePerson.Verdict.SAME))

    def is_open(one: _Doubt) -> bool:
        return one.left_group != one.right_group or (
            one.left_thought == one.right_thought
            and called_same.get(one.left, one.left) != called_same.get(one.right, one.right)
        )

    open_ones = [one for one in _doubts(grouping.pk) if is_open(one)]
    apart = {
        group
        for one in open_ones
        if one.left_group != one.right_group
        for group in (one.left_group, one.right_group)
    }
    levels = levels_of(
        grouping.pk, {g for one in open_ones for g in (one.left_group, one.right_group)}, account
    )
    size = sizes_of(grouping.pk, apart)
    put_off = {number: place for place, number in enumerate(later, 1)}
    asked = [(_question(one, levels), _settles(one, size)) for one in open_ones]
    asked.sort(
        key=lambda one: (put_off.get(one[0].number, 0), _ORDER.index(one[0].level), -one[1], one[0].number)
    )
    return [question for question, _settled in asked]


def _doubts(grouping: int) -> list[_Doubt]:
    """Those that nobody answered, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_UNANSWERED, [grouping])
        return [_Doubt(*row) for row in cursor.fetchall()]


_UNANSWERED = """
    SELECT doubt.id, doubt.left_id, doubt.right_id, lefts.name, rights.name, doubt.probability,
        COALESCE(one."group", doubt.left_id), COALESCE(other."group", doubt.right_id),
        COALESCE(one.believed, doubt.left_id), COALESCE(other.believed, doubt.right_id)
    FROM himoya_doubt AS doubt
    JOIN himoya_person AS lefts ON lefts.id = doubt.left_id
    JOIN himoya_person AS rights ON rights.id = doubt.right_id
    LEFT JOIN himoya_grouped AS one
        ON one.grouping_id = doubt.grouping_id AND one.person_id = doubt.left_id
    LEFT JOIN himoya_grouped AS other
        ON other.grouping_id = doubt.grouping_id AND other.person_id = doubt.right_id
    WHERE doubt.grouping_id = %s AND NOT EXISTS (
        SELECT 1 FROM himoya_sameperson AS judged WHERE judged.left_id = doubt.left_id
        AND judged.right_id = doubt.right_id AND judged.undone_at IS NULL
    )
    ORDER BY doubt.id
"""


def _question(one: _Doubt, levels: Mapping[int, Level]) -> Question:
    two = (levels.get(group, Level.NONE) for group in (one.left_group, one.right_group))
    return Question(*one[:6], min(two, key=_ORDER.index), one.left_group == one.right_group)


def _settles(one: _Doubt, size: Mapping[int, int]) -> float:
    """How open it is, times the reports of the smaller group, which an answer would move.

    Inside a group the smaller side is hardly ever more than one report (in 3 of 100 on the reports for
    measuring), and what changes something is the answer that they are two.
    """
    if one.left_group == one.right_group:
        return 1 - one.probability
    smaller = min(size.get(one.left_group, 1), size.get(one.right_group, 1))
    return smaller * min(one.probability, 1 - one.probability)

"""What is told of a few persons who may be the one a report is about: many are looked at, few are shown."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.db import connection

from himoya.cases.models import Fact
from himoya.cases.queries import told_of
from himoya.linkage.pure.records import Record
from himoya.linkage.queries import TELLING_APART, voice
from himoya.messages.queries import is_live

_SOMEBODY = -7_777_777  # stands in a prepared question where a person's number goes


def unnamed(persons: Sequence[int]) -> list[Record]:
    """One record for each of these persons, in this order, by what counts today: the newest word
    on each thing that tells apart. Without what they are called and who told of them."""
    if not persons:
        return []
    known: dict[int, dict[str, str]] = {person: {} for person in persons}
    twice = set()
    for person, kind, value in _facts(persons):
        if kind in TELLING_APART and known[person].setdefault(kind, value) != value:
            twice.add(person)
    # Which word is the newest, their messages say: for most nobody needs to look them up.
    for person, kind, value in told_of(sorted(twice), TELLING_APART):
        known[person][kind] = value
    return [Record(str(person), **told) for person, told in known.items()]


def _facts(persons: Sequence[int]) -> list[tuple[int, str, str]]:
    many = 1 << max(4, (len(persons) - 1).bit_length())  # few different questions are put together
    question, values = _question_about(many)
    numbers = iter([*persons, *[persons[-1]] * (many - len(persons))])
    with connection.cursor() as cursor:
        cursor.execute(question, [next(numbers) if value == _SOMEBODY else value for value in values])
        facts: list[tuple[int, str, str]] = cursor.fetchall()
    return facts


@lru_cache(maxsize=8)
def _question_about(many: int) -> tuple[str, tuple[Any, ...]]:
    """What to ask the database about so many persons: putting it together takes longer than the answer."""
    facts = Fact.objects.filter(is_live(), person__in=[_SOMEBODY - n for n in range(many)])
    rows = facts.exclude(state=Fact.State.REJECTED).order_by()
    question, values = rows.values_list("person_id", "kind", "value").query.sql_with_params()
    return question, tuple(_SOMEBODY if isinstance(v, int) and v <= _SOMEBODY else v for v in values)


def named(records: Sequence[Record]) -> list[Record]:
    """These records in the order of their numbers, with what they are called and who told of them."""
    if not records:
        return []
    known = {int(record.id): record for record in records}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED.format(_places(known)), [*known])
        return [
            replace(known[number], name=name, relation=relation, reporter=voice(reporter))
            for number, name, relation, reporter in cursor.fetchall()
        ]


_NAMED = """
    SELECT person.id, person.name, person.relation, reporter.key FROM himoya_person AS person
    JOIN himoya_reporter AS reporter ON reporter.id = person.reporter_id
    WHERE person.id IN ({}) ORDER BY person.id
"""


def counted(persons: Sequence[int], grouping: int) -> set[int]:
    """Those of these persons who are in this grouping."""
    if not persons:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(_places(persons)), [grouping, *persons])
        return {person for (person,) in cursor.fetchall()}


_COUNTED = "SELECT person_id FROM himoya_grouped WHERE grouping_id = %s AND person_id IN ({})"


def _places(values: Sequence[int] | dict[int, Any]) -> str:
    return ", ".join(["%s"] * len(values))

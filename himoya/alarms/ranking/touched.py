"""Whose rank may be another one by now, and who belongs to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from himoya.alarms.models import Alarm, Ranked, Touched
from himoya.linkage.models import Grouped
from himoya.messages.models import Message

BATCH = 5000  # numbers in one question to the database, at most
OPEN = (Alarm.State.OPEN, Alarm.State.TAKEN)


@dataclass(frozen=True, slots=True)
class Anew:
    """Groups whose kept ranks are not to be believed, and today's members of those that exist."""

    groups: frozenset[int] = frozenset()
    members: dict[int, int] = field(default_factory=dict)  # person -> group


def written_down(most: int) -> list[tuple[int, str, int]] | None:
    """(number of the row, kind, number) of what was touched since; None: it is more than that."""
    rows = list(Touched.objects.values_list("pk", "kind", "number")[: most + 1])
    return rows if len(rows) <= most else None


def anew(rows: Iterable[tuple[int, str, int]], grouping: int | None, now: datetime, most: int) -> Anew | None:
    """Who was touched, or whose rank has become another one by time alone; None: they are more than that."""
    over = Ranked.objects.filter(Q(until__lt=now) | Q(from_at__gt=now))
    persons = set(over.values_list("group", flat=True)[: most + 1])
    told: dict[str, set[int]] = {kind: set() for kind in Touched.Kind.values}
    for _row, kind, number in rows:
        told[kind].add(number)
    messages = _messages(told[Touched.Kind.MESSAGE], told[Touched.Kind.IMPORT], most)
    if messages is None:
        return None
    persons |= told[Touched.Kind.PERSON]
    if messages:
        alarms = Alarm.objects.filter(message__in=messages, state__in=OPEN)
        persons.update(alarms.values_list("person_id", flat=True))
    if len(persons) > most:
        return None
    found = with_mates(persons, grouping) if persons else Anew()
    return found if len(found.members) <= BATCH else None


def _messages(messages: set[int], imports: Collection[int], most: int) -> set[int] | None:
    """Also all of these imports, and what they replace."""
    brought = Message.objects.filter(brought_by__in=imports).values_list("pk", "replaces")[: most + 1]
    found = messages | {number for pair in brought for number in pair if number is not None}
    return found if len(found) <= most else None


def with_mates(numbers: Collection[int], grouping: int | None) -> Anew:
    """`numbers`: of persons, and of groups that there may be no more."""
    inside = Grouped.objects.filter(grouping=grouping)
    group = dict(inside.filter(person__in=numbers).values_list("person_id", "group"))
    groups = frozenset([*numbers, *group.values()])
    members = dict(inside.filter(group__in=groups).values_list("person_id", "group"))
    alone = {person: person for person in numbers if person not in group}
    return Anew(groups, alone | members)

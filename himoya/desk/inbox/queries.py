"""Who has facts that wait for a person, and these facts. Asks first who is on the page, then about those."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from himoya.alarms.urgent import Urgent, urgent
from himoya.cases.kinds import KINDS
from himoya.cases.models import Fact
from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.linkage.queries import about_visible, current, groups_with, members_of
from himoya.messages.queries import evening, is_live
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.urgency import Level

PERSONS = 10  # on one page
SLICES = (60, 600, 6000)  # urgent persons looked through for facts that wait, in this many questions at most


@dataclass(frozen=True, slots=True)
class Waiting:
    """The persons of one page, by the number of their group, and where the next page begins."""

    groups: tuple[int, ...]
    levels: Mapping[int, Level]
    next_start: int | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """What is needed of a fact to put it together with others that say the same."""

    number: int
    person: int
    kind: str
    value: str
    message: int
    told_at: datetime


def open_facts(account: Account) -> QuerySet[Fact]:
    """Facts that wait for a person, about persons this account may see."""
    return Fact.objects.filter(
        is_live(), about_visible(account), state=Fact.State.OPEN, kind__in=KINDS, person__isnull=False
    )


def judged_facts(account: Account) -> QuerySet[Fact]:
    """Facts this account may see, judged or not; of withdrawn messages too, as long as they are judged."""
    return Fact.objects.filter(
        is_live() | ~Q(state=Fact.State.OPEN), about_visible(account), kind__in=KINDS, person__isnull=False
    )


def waiting(account: Account, start: int) -> Waiting:
    """The page from `start` on: a place among the urgent ones, then among the others."""
    first = urgent(account, evening(clock.now()), current())
    length = len(first)
    found, place = _urgent_page(account, first, start)
    after: int | None = place
    if len(found) < PERSONS and place >= length:
        more, next_one = _calm_page(account, first, max(0, start - length), PERSONS - len(found))
        found += more
        after = None if next_one is None else next_one + length
    return Waiting(tuple(found), first.levels(found), after)


def _urgent_page(account: Account, first: Urgent, start: int) -> tuple[list[int], int]:
    found: list[int] = []
    for size in SLICES:
        some = first.between(start, start + size) if len(found) < PERSONS else []
        if not some:
            break
        group = members_of(some)
        waits = {group[person] for person in _persons_waiting(account, group)}
        for place, one in enumerate(some, start=start + 1):
            if one in waits:
                found.append(one)
            if len(found) == PERSONS:
                return found, place
        start += len(some)
    return found, start


def _persons_waiting(account: Account, persons: Mapping[int, int]) -> set[int]:
    facts = open_facts(account).filter(person__in=list(persons))
    return {person for person in facts.values_list("person_id", flat=True).distinct() if person is not None}


def _calm_page(account: Account, first: Urgent, start: int, most: int) -> tuple[list[int], int | None]:
    """Persons without an alarm, whoever was told of last first."""
    facts = open_facts(account).filter(person=OuterRef("pk"))
    persons = Person.objects.filter(Exists(facts)).order_by(F("told_at").desc(nulls_last=True), "-pk")
    step = 6 * PERSONS
    some = list(persons.values_list("pk", flat=True)[start : start + step + 1])
    group = groups_with(some)
    roots = {group.get(person, person) for person in some}
    urgent_ones, first_of = first.levels(roots), _first_members(account, roots)
    found: list[int] = []
    for place, person in enumerate(some[:step], start=start + 1):
        root = group.get(person, person)
        if root not in urgent_ones and first_of.get(root, person) == person:
            found.append(root)
        if len(found) == most:
            return found, place
    return found, start + step if len(some) > step else None


def _first_members(account: Account, groups: set[int]) -> dict[int, int]:
    """Of each group the one that the list comes to first: the others are shown with that one."""
    group = members_of(groups)
    facts = open_facts(account).filter(person=OuterRef("pk"))
    persons = Person.objects.filter(Exists(facts), pk__in=group)
    first: dict[int, int] = {}
    for person in persons.order_by(F("told_at").desc(nulls_last=True), "-pk").values_list("pk", flat=True):
        first.setdefault(group[person], person)
    return first


def facts_of(account: Account, persons: Mapping[int, int]) -> list[FactRow]:
    """Facts that wait about these persons, newest first."""
    rows = open_facts(account).filter(person__in=list(persons)).order_by("-message__sent_at", "-pk")
    return [
        FactRow(*row)
        for row in rows.values_list("pk", "person_id", "kind", "value", "message_id", "message__sent_at")
    ]


def case_numbers(account: Account, group: Mapping[int, int]) -> dict[int, int]:
    """The case of each group, as far as this account may open it."""
    cases = cases_visible_to(account).filter(person__in=list(group)).order_by("-pk")
    return {group[person]: case for case, person in cases.values_list("pk", "person_id")}

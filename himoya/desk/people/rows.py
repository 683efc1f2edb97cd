"""The rows of one page of the list, with all that is shown of each person, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import Q
from django.utils.translation import gettext

from himoya.cases.models import Case, Fact, Statement
from himoya.cases.words import STATUSES, VALUES
from himoya.desk.people.listing import Listing
from himoya.messages.queries import is_live
from himoya.names.parse import parse
from himoya.people.models import Person
from himoya.urgency import Level

KINDS = ("contract", "facility")
OTHER_NAMES = 4
Groups: TypeAlias = dict[int, int]  # identity -> the row it belongs to


@dataclass(frozen=True, slots=True)
class CaseShown:
    """What the list says of a case."""

    number: int
    status: str
    owner: str
    next_check_at: datetime

    @classmethod
    def of(cls, case: Case) -> "CaseShown":
        owner = case.owner.name or case.owner.username if case.owner else ""
        return cls(case.pk, gettext(STATUSES[case.status]), owner, case.next_check_at)


@dataclass(slots=True)
class Row:
    """One person. `contract` is a code; `accepted` holds the kinds whose value somebody accepted."""

    number: int  # the identity that names the group
    names: list[str] = field(default_factory=list)  # the fullest first
    relation: str = ""
    told_at: datetime | None = None
    contract: str = ""
    facility: str = ""
    accepted: set[str] = field(default_factory=set)
    level: Level | None = None
    cases: list[CaseShown] = field(default_factory=list)
    identities: int = 1

    @property
    def name(self) -> str:
        return self.names[0] if self.names else gettext("Name not known yet")

    @property
    def contract_words(self) -> str:
        return said("contract", self.contract)

    @property
    def relation_words(self) -> str:
        return said("relation", self.relation)

    @property
    def other_names(self) -> list[str]:
        return self.names[1 : OTHER_NAMES + 1]

    @property
    def case(self) -> CaseShown | None:
        return self.cases[0] if self.cases else None


def said(kind: str, value: str) -> str:
    """A code in the reader's language; anything else stays as it is."""
    words = VALUES.get(kind, {}).get(value)
    return gettext(words) if words else value


def rows_of(listing: Listing, numbers: Sequence[int], levels: Mapping[int, Level]) -> list[Row]:
    """The rows with these numbers, in their order. Five queries."""
    rows = {number: Row(number) for number in numbers}
    for number, row in rows.items():
        row.level = levels.get(number)
    group = dict(listing.grouped.filter(group__in=numbers).values_list("person_id", "group"))
    group = {number: number for number in numbers} | group
    _persons(rows, group)
    _facts(rows, group)
    _statements(rows, group)
    cases = Case.objects.filter(person__in=group).select_related("owner").order_by("pk")
    for case in cases:
        rows[group[case.person_id]].cases.append(CaseShown.of(case))
    for row in rows.values():
        row.names = spellings(row.names)
    return [rows[number] for number in numbers]


def spellings(names: Iterable[str]) -> list[str]:
    """Each spelling once, the fullest first."""
    once = dict.fromkeys(name for name in names if name)
    return sorted(once, key=lambda name: (-len(parse(name).words), -len(name), name))


def _persons(rows: dict[int, Row], group: Groups) -> None:
    people = Person.objects.filter(pk__in=group).order_by("pk")
    seen: dict[int, int] = defaultdict(int)
    for number, name, relation, told_at in people.values_list("pk", "name", "relation", "told_at"):
        row = rows[group[number]]
        seen[row.number] += 1
        row.identities = seen[row.number]
        row.names.append(name)
        row.relation = row.relation or relation
        if told_at and (row.told_at is None or told_at > row.told_at):
            row.told_at = told_at


def _facts(rows: dict[int, Row], group: Groups) -> None:
    """The newest word on each kind stands."""
    # Kinds are told apart here: asked for, SQLite would walk all facts of these kinds, of everybody.
    facts = Fact.objects.filter(is_live(), ~Q(state=Fact.State.REJECTED), person__in=group)
    told = facts.order_by("message__sent_at", "pk").values_list("person_id", "kind", "value")
    for person, kind, value in told:
        if person is not None and kind in KINDS:
            setattr(rows[group[person]], kind, value)


def _statements(rows: dict[int, Row], group: Groups) -> None:
    """What somebody accepted stands above what was told: by its grade, then the newest."""
    stated = Statement.objects.filter(person__in=group, kind__in=(*KINDS, "name"), withdrawn_at=None)
    best: dict[tuple[int, str], tuple[str, date, int]] = {}
    values = stated.values_list("pk", "person_id", "kind", "value", "grade", "known_on")
    for number, person, kind, value, grade, known_on in values:
        row = rows[group[person]]
        if kind == "name":
            row.names.append(value)
        elif (grade, known_on, number) > best.get((row.number, kind), ("", date.min, 0)):
            best[row.number, kind] = (grade, known_on, number)
            setattr(row, kind, value)
            row.accepted.add(kind)

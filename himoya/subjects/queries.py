"""What is accepted about the persons of some cases. Facts nobody has accepted never come onto paper."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from himoya.cases.models import Case, Statement, Stay
from himoya.cases.rules import fuller, same_words
from himoya.cases.when import Span, span_in
from himoya.cases.wishes import WISH
from himoya.common.errors import BadInput
from himoya.common.masking import masked
from himoya.contact.queries import proofs_of
from himoya.linkage.queries import groups_with, members_of
from himoya.people.models import Consent, OtherName, Person, Relative
from himoya.people.rules import standing_consent
from himoya.subjects.rules import spelled

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one person is, and when he was heard: `statements` strongest first, `stays` as time went."""

    statements: tuple[Statement, ...]
    stays: tuple[Stay, ...]
    heard: tuple[Span, ...]  # the days, or all days it may have been, of every contact that proves life

    def all(self, kind: str) -> list[Statement]:
        return [one for one in self.statements if one.kind == kind]

    def value(self, kind: str) -> str:
        """The strongest value of this kind, in its fullest wording; telephones in it hidden; "" for none."""
        told = self.all(kind)
        if not told:
            return ""
        keys = {same_words(kind, one.value): one.value for one in reversed(told)}
        first = same_words(kind, told[0].value)
        return masked(keys[fuller(kind, keys).get(first, first)])

    @property
    def place(self) -> str:
        """Where he is, as accepted: the stay that is not over, else the strongest statement."""
        there = [stay for stay in self.stays if stay.until is None]
        return masked(there[-1].place) if there else self.value("facility")

    @property
    def last_place(self) -> str:
        """The same, or the place he was in last."""
        return self.place or (masked(self.stays[-1].place) if self.stays else "")

    @property
    def last_sign(self) -> Span | None:
        """The day of his last sign of life, or all days that it may have been.

        A clock of a disappearance runs from the first of them.
        """
        spans = list(self.heard)
        for one in self.all("last_contact"):
            try:
                spans.append(span_in(one.value))
            except BadInput:
                continue
        return max(spans, key=lambda span: (span.first, span.last), default=None)


@dataclass(frozen=True, slots=True)
class Subject(Whereabouts):
    """One person with all that was accepted.

    `called`: as the messages call each of his identities; `others`: names that somebody wrote down besides.
    """

    cases: tuple[Case, ...]
    persons: tuple[int, ...]
    consents: tuple[Consent, ...]
    relatives: tuple[Relative, ...]
    called: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def shut(self) -> bool:
        """Withdrawn by the family, or sealed."""
        return any(case.status in (Case.Status.WITHDRAWN, Case.Status.SEALED) for case in self.cases)

    @property
    def names(self) -> dict[str, str]:
        """What a letter calls him: `name`, and `name@ru` when it is known how Russian papers write it."""
        return spelled([one.value for one in self.all("name")] or self.called, self.others)

    def differ(self, kind: str) -> list[str]:
        """The values of this kind that contradict each other, strongest first; [] when they agree."""
        keys = {same_words(kind, one.value): one.value for one in reversed(self.all(kind))}
        under = fuller(kind, keys)
        apart = [value for key, value in keys.items() if key not in under]
        return [masked(value) for value in reversed(apart)] if len(apart) > 1 else []

    @property
    def wishes(self) -> list[str]:
        """His own, newest first."""
        return [one.value for one in sorted(self.all(WISH), key=lambda one: (one.known_on, one.pk))][::-1]

    def consent(self, recipient: str, on: date) -> Consent | None:
        """The answer that holds on this day for telling this recipient."""
        return standing_consent((one for one in self.consents if one.recipient == recipient), on)


def subjects(cases: Iterable[Case]) -> list[Subject]:
    """One for each person these cases are about, in nine queries however many there are."""
    by_person: dict[int, list[Case]] = defaultdict(list)
    listed = list(cases)
    groups = groups_with([case.person_id for case in listed])
    for case in listed:
        by_person[groups.get(case.person_id, case.person_id)].append(case)
    persons = members_of(by_person) | {case.person_id: key for key, his in by_person.items() for case in his}
    numbers = {case.pk: key for key, his in by_person.items() for case in his}
    rows = _Rows(persons, numbers)
    return [rows.subject(key, his) for key, his in by_person.items()]


def subject_of(cases: Sequence[Case]) -> Subject:
    """The person these cases are about; they must be one person's."""
    return subjects(cases)[0]


def whereabouts_of(persons: Sequence[int], cases: Sequence[int]) -> Whereabouts:
    """Of these identities of one person and his cases. Three queries."""
    stated = _stated(persons).filter(kind__in=("facility", "last_contact"))
    heard = {_span(earliest, at) for _case, earliest, at in _heard(cases)}
    return Whereabouts(tuple(stated), tuple(_stays(cases)), tuple(heard))


class _Rows:
    """All rows about some persons, by the key of each person."""

    def __init__(self, persons: dict[int, int], cases: dict[int, int]) -> None:
        self.persons = persons
        about, of = list(persons), list(cases)
        relatives = Relative.objects.filter(person__in=about, withdrawn_at=None).order_by("pk")
        self.statements = _sorted(_stated(about), "person_id", persons)
        self.stays = _sorted(_stays(of), "case_id", cases)
        self.consents = _sorted(Consent.objects.filter(person__in=about), "person_id", persons)
        self.relatives = _sorted(relatives, "person_id", persons)
        self.called = dict(Person.objects.filter(pk__in=about).values_list("pk", "name"))
        others = OtherName.objects.filter(person__in=about).order_by("pk")
        self.others = _sorted(others, "person_id", persons)
        self.heard: dict[int, set[Span]] = defaultdict(set)
        for case, earliest, at in _heard(of):
            self.heard[cases[case]].add(_span(earliest, at))

    def subject(self, key: int, cases: Sequence[Case]) -> Subject:
        persons = tuple(sorted(person for person, owner in self.persons.items() if owner == key))
        return Subject(
            cases=tuple(cases),
            persons=persons,
            statements=tuple(self.statements[key]),
            stays=tuple(self.stays[key]),
            consents=tuple(self.consents[key]),
            relatives=tuple(self.relatives[key]),
            heard=tuple(self.heard[key]),
            called=tuple(self.called[person] for person in persons if person in self.called),
            others=tuple(one.name for one in self.others[key]),
        )


def _stated(persons: Iterable[int]) -> QuerySet[Statement]:
    stated = Statement.objects.filter(person__in=list(persons), withdrawn_at=None)
    return stated.order_by("-grade", "-known_on", "-pk")


def _stays(cases: Iterable[int]) -> QuerySet[Stay]:
    stays = Stay.objects.filter(case__in=list(cases), withdrawn_at=None)
    return stays.order_by(F("since").asc(nulls_first=True), "until", "pk")


def _heard(cases: Sequence[int]) -> Iterable[tuple[int, datetime | None, datetime]]:
    return proofs_of(cases).values_list("case_id", "earliest_at", "at")


def _span(earliest: datetime | None, at: datetime) -> Span:
    return Span(_day(earliest or at), _day(at))


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _sorted(rows: QuerySet[M], field: str, keys: dict[int, int]) -> dict[int, list[M]]:
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        found[keys[getattr(row, field)]].append(row)
    return found

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
from himoya.contact.models import Call
from himoya.linkage.queries import groups_with, members_of
from himoya.people.models import Consent, Relative
from himoya.people.rules import standing_consent

M = TypeVar("M", bound=Model)

# A parcel that was taken, a text or somebody's word may come from others: only these prove that he lives.
PROOF = (Call.Kind.VOICE, Call.Kind.VIDEO, Call.Kind.VISIT, Call.Kind.LETTER)


@dataclass(frozen=True, slots=True)
class Subject:
    """One person with all that was accepted: `statements` strongest first, `stays` in the order of time."""

    cases: tuple[Case, ...]
    persons: tuple[int, ...]
    statements: tuple[Statement, ...]
    stays: tuple[Stay, ...]
    consents: tuple[Consent, ...]
    relatives: tuple[Relative, ...]
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

    def differ(self, kind: str) -> list[str]:
        """The values of this kind that contradict each other, strongest first; [] when they agree."""
        keys = {same_words(kind, one.value): one.value for one in reversed(self.all(kind))}
        under = fuller(kind, keys)
        apart = [value for key, value in keys.items() if key not in under]
        return [masked(value) for value in reversed(apart)] if len(apart) > 1 else []

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
    def wishes(self) -> list[str]:
        """His own, newest first."""
        return [one.value for one in sorted(self.all(WISH), key=lambda one: (one.known_on, one.pk))][::-1]

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

    def consent(self, recipient: str, on: date) -> Consent | None:
        """The answer that holds on this day for telling this recipient."""
        return standing_consent((one for one in self.consents if one.recipient == recipient), on)


def subjects(cases: Iterable[Case]) -> list[Subject]:
    """One for each person these cases are about, in seven queries however many there are."""
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


class _Rows:
    """All rows about some persons, by the key of each person."""

    def __init__(self, persons: dict[int, int], cases: dict[int, int]) -> None:
        self.persons = persons
        about, of = list(persons), list(cases)
        stated = Statement.objects.filter(person__in=about, withdrawn_at=None)
        stays = Stay.objects.filter(case__in=of, withdrawn_at=None)
        relatives = Relative.objects.filter(person__in=about, withdrawn_at=None).order_by("pk")
        heard = Call.objects.filter(case__in=of, withdrawn_at=None, kind__in=PROOF)
        self.statements = _sorted(stated.order_by("-grade", "-known_on", "-pk"), "person_id", persons)
        self.stays = _sorted(
            stays.order_by(F("since").asc(nulls_first=True), "until", "pk"), "case_id", cases
        )
        self.consents = _sorted(Consent.objects.filter(person__in=about), "person_id", persons)
        self.relatives = _sorted(relatives, "person_id", persons)
        self.heard: dict[int, set[Span]] = defaultdict(set)
        for case, earliest, at in heard.values_list("case_id", "earliest_at", "at"):
            self.heard[cases[case]].add(Span(_day(earliest or at), _day(at)))

    def subject(self, key: int, cases: Sequence[Case]) -> Subject:
        return Subject(
            cases=tuple(cases),
            persons=tuple(sorted(person for person, owner in self.persons.items() if owner == key)),
            statements=tuple(self.statements[key]),
            stays=tuple(self.stays[key]),
            consents=tuple(self.consents[key]),
            relatives=tuple(self.relatives[key]),
            heard=tuple(self.heard[key]),
        )


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _sorted(rows: QuerySet[M], field: str, keys: dict[int, int]) -> dict[int, list[M]]:
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        found[keys[getattr(row, field)]].append(row)
    return found

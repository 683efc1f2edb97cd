"""What is accepted about the person of a case, for letters: never a message, never whoever told it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from himoya.cases.models import Case
from himoya.linkage.queries import identities_of
from himoya.people.models import Consent, Relative
from himoya.subjects import queries as subjects

# Kinds of statements and the fields of letters that they fill.
FIELDS: Mapping[str, str] = {
    "birth_date": "birth_date",
    "facility": "facility",
    "article": "article",
    "part": "part",
    "term_months": "term",
}
# More than where he is and how he is.
TELLING = frozenset({"article", "part", "term", "court", "verdict_date", "citizenship", "passport"})


@dataclass(frozen=True, slots=True)
class Subject:
    """`wishes`: his own, newest first; `answers`: recipient -> (answer, scope) of the consent that stands;
    `facts`: fields of letters that are known; `shut`: withdrawn by the family, or sealed."""

    case: Case
    persons: tuple[int, ...]
    cases: tuple[int, ...]
    wishes: tuple[str, ...]
    answers: Mapping[str, tuple[str, str]]
    relatives: tuple[Relative, ...]
    facts: Mapping[str, Any]
    shut: bool


def subject_of(case: Case, today: date) -> Subject:
    """Everything a letter needs to know, in a dozen queries; who he is says `himoya.subjects`."""
    his = Case.objects.filter(person__in=identities_of(case.person)).order_by("pk")
    known = subjects.subject_of(list(his))
    answers = {one: known.consent(one, today) for one in Consent.Recipient.values}
    return Subject(
        case=case,
        persons=known.persons,
        cases=tuple(one.pk for one in known.cases),
        wishes=tuple(known.wishes),
        answers={one: (given.answer, given.scope) for one, given in answers.items() if given},
        relatives=known.relatives,
        facts=_facts(known),
        shut=known.shut,
    )


def _facts(known: subjects.Subject) -> dict[str, Any]:
    facts = {field: known.value(kind) for kind, field in FIELDS.items()}
    facts |= {**known.names, "facility": known.place, "last_place": known.last_place}
    last = max(known.heard, key=lambda span: (span.last, span.first), default=None)
    if last and last.is_a_day:
        facts["last_contact"] = last.stored
    return {name: value for name, value in facts.items() if value}

"""What is accepted about the person of a case, for letters: never a message, never whoever told it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from himoya.appeals.rules.spelled import is_russian
from himoya.cases.models import Case, Statement, Stay
from himoya.cases.wishes import WISH
from himoya.contact.queries import proofs_of
from himoya.linkage.queries import identities_of
from himoya.people.models import OtherName, Relative
from himoya.people.queries import names_of, relatives_of, standing_consents

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
    """Everything a letter needs to know, in a handful of queries."""
    persons = identities_of(case.person)
    cases = list(Case.objects.filter(person__in=persons).values_list("pk", "status"))
    stated = Statement.objects.filter(person__in=persons, withdrawn_at=None)
    told = list(stated.order_by("-grade", "-known_on", "-pk"))
    consents = standing_consents(persons, today)
    wishes = sorted((one for one in told if one.kind == WISH), key=lambda one: (one.known_on, one.pk))
    return Subject(
        case=case,
        persons=tuple(persons),
        cases=tuple(number for number, _status in cases),
        wishes=tuple(one.value for one in reversed(wishes)),
        answers={one: (given.answer, given.scope) for one, given in consents.items() if given},
        relatives=tuple(relatives_of(persons)),
        facts=_facts(told, persons, [number for number, _status in cases]),
        shut=any(status in (Case.Status.WITHDRAWN, Case.Status.SEALED) for _number, status in cases),
    )


def spelled(told: Sequence[str], others: Sequence[str]) -> dict[str, str]:
    """His fullest name, and as it stands in Russian papers when somebody wrote it down so.

    `told`: as accepted; `others`: further ones that somebody wrote down.
    """
    russian = [name for name in (*told, *others) if is_russian(name)]
    latin = [name for name in told if not is_russian(name)] or told
    found = {"name": max(latin, key=len, default=""), "name@ru": max(russian, key=len, default="")}
    return {field: name for field, name in found.items() if name}


def _names(told: list[Statement], persons: list[int]) -> dict[str, str]:
    others = list(OtherName.objects.filter(person__in=persons).order_by("pk").values_list("name", flat=True))
    names = [one.value for one in told if one.kind == "name"]
    return spelled(names or [name for name, _of in names_of(persons)], others)


def _facts(told: list[Statement], persons: list[int], cases: list[int]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for one in told:
        if one.kind in FIELDS:
            facts.setdefault(FIELDS[one.kind], one.value)
    facts |= _names(told, persons)
    stays = list(Stay.objects.filter(case__in=cases, withdrawn_at=None).order_by("since", "pk"))
    there = [stay.place for stay in stays if stay.until is None]
    if there:
        facts["facility"] = there[-1]
    last = proofs_of(cases).first()
    if last and timezone.localdate(last.earliest_at or last.at) == timezone.localdate(last.at):
        facts["last_contact"] = timezone.localdate(last.at).isoformat()
    facts["last_place"] = facts.get("facility") or (stays[-1].place if stays else "")
    return {name: value for name, value in facts.items() if value}

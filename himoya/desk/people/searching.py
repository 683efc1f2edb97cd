"""From what somebody typed to the persons she may mean: a name, a phone, the number of a case, a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Replace

from himoya.cases.models import Fact
from himoya.cases.queries import cases_visible_to
from himoya.common.roles import Right, may
from himoya.desk.people.listing import Listing
from himoya.desk.people.places import Place, places_meant
from himoya.linkage.queries import persons_visible_to
from himoya.messages.queries import is_live
from himoya.people.finding import search_persons
from himoya.people.models import Person, Relative

MOST = 200  # persons found
LONGEST = 200  # letters somebody may type
_DIGITS = re.compile(r"\D")
_PHONE = 7  # digits that are enough to know a number by; an area code in front may be left out
_COUNTRY = 9  # digits of a number without its country
_BETWEEN = " -().\u00a0\u2013"
_CASE = re.compile(r"#?\s*([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Hits:
    """`persons`: rows of the list with how surely each is meant, best first. `places`: words of places."""

    persons: dict[int, float] = field(default_factory=dict)
    places: Sequence[str] = ()


def search(words: str, listing: Listing, places: Sequence[Place]) -> Hits:
    """Whom these words mean among those the account may see. A place is looked for when nobody is found."""
    visible = persons_visible_to(listing.account)
    found = dict(search_persons(words, visible, MOST))
    found |= dict.fromkeys(_by_number(words, listing), 1.0)
    if may(listing.account.role, Right.SEE_CONTACTS):
        found |= dict.fromkeys(_by_phone(words, visible), 1.0)
    if found:
        return Hits(_rows(listing, found))
    return Hits(places=places_meant(words, places))


def _rows(listing: Listing, found: dict[int, float]) -> dict[int, float]:
    group = dict(listing.grouped.filter(person__in=found).values_list("person_id", "group"))
    best: dict[int, float] = {}
    for person, surely in found.items():
        row = group.get(person, person)
        best[row] = max(surely, best.get(row, 0.0))
    return dict(sorted(best.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_number(words: str, listing: Listing) -> list[int]:
    typed = _CASE.fullmatch(words.strip())
    if not typed or not typed[1].isascii():
        return []
    return list(
        cases_visible_to(listing.account).filter(pk=int(typed[1])).values_list("person_id", flat=True)
    )


def _by_phone(words: str, visible: QuerySet[Person]) -> list[int]:
    digits = _DIGITS.sub("", words)
    if len(digits) < _PHONE or not digits.isascii() or any(letter.isalpha() for letter in words):
        return []
    ending = digits[-_COUNTRY:]
    told = Fact.objects.filter(is_live(), kind="phone", person__in=visible)
    his = told.annotate(plain=_plain("value")).filter(plain__endswith=ending)
    family = Relative.objects.filter(person__in=visible, withdrawn_at=None)
    reached = family.annotate(plain=_plain("contact")).filter(plain__endswith=ending)
    numbers = [
        *his.values_list("person_id", flat=True)[:MOST],
        *reached.values_list("person_id", flat=True)[:MOST],
    ]
    return [number for number in numbers if number is not None]


def _plain(column: str) -> Replace | F:
    plain: Replace | F = F(column)
    for mark in _BETWEEN:
        plain = Replace(plain, Value(mark), Value(""), output_field=CharField())
    return plain

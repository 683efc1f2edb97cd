"""Places people are held in, as they were told: the list to choose from."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from himoya.cases.models import Fact
from himoya.common.roles import Right, may
from himoya.linkage.queries import persons_visible_to
from himoya.messages.rules import search_words
from himoya.security.models import Account

MARK = 10  # letters


@dataclass(frozen=True, slots=True)
class Place:
    """`mark` names it in an address; `times`: how often somebody was told to be there."""

    mark: str
    words: str
    times: int


def mark_of(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:MARK]


def known_places(account: Account) -> list[Place]:
    """Every place told of somebody this account may see, most often told first."""
    # Counted from the index alone: looking at each fact would take most of the page's time.
    facts = Fact.objects.filter(kind="facility")
    if not may(account.role, Right.SEE_ALL_CASES):
        facts = facts.filter(person__in=persons_visible_to(account))
    rows = facts.values("value").annotate(times=Count("pk")).order_by("-times", "value")
    return [Place(mark_of(row["value"]), row["value"], row["times"]) for row in rows if row["times"]]


def places_meant(words: str, places: Iterable[Place]) -> Sequence[str]:
    """The places that what somebody typed may mean: every word of it begins a word of theirs."""
    asked = search_words(words)
    if not asked:
        return ()
    return [place.words for place in places if _begun(asked, search_words(place.words))]


def _begun(asked: list[str], place: list[str]) -> bool:
    return all(any(_fits(word, part) for part in place) for word in asked)


def _fits(word: str, part: str) -> bool:
    return word == part if word.isdigit() else part.startswith(word)

"""Finding a person by a name in any script and spelling, among those one may see."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Count, QuerySet

from himoya.names.compare import probability
from himoya.names.parse import Name, parse
from himoya.people.models import NameKey, OtherName, Person
from himoya.people.name_keys import search_keys

CLOSEST = 300  # candidates that are compared letter by letter
LEAST = 0.3  # what is less likely is not shown
PART = 0.6  # "Sher" for Sherzod: all that was typed begins a word of the name

Found = tuple[int, float]  # person number, probability


def search_persons(words: str, visible: QuerySet[Person], limit: int) -> list[Found]:
    """(person number, probability 0..1) of identities whose name may be `words`, best first, at most `limit`.

    Any script, spelling and order, whole names or beginnings. Three queries, whatever the number of persons;
    empty when `words` holds no name.
    """
    asked = parse(words)
    keys = search_keys(asked)
    if not keys:
        return []
    within = NameKey.objects.filter(key__in=keys)
    if visible.query.where:  # asking "is it one of all?" would only cost time
        within = within.filter(person__in=visible.values("pk"))
    close = within.values("person").annotate(shared=Count("pk")).order_by("-shared", "person")[:CLOSEST]
    return _scored(asked, [row["person"] for row in close], limit)


def _scored(asked: Name, candidates: list[int], limit: int) -> list[Found]:
    best: dict[int, float] = defaultdict(float)
    for person, name in _names(candidates):
        best[person] = max(best[person], likeness(asked, parse(name)))
    found = [(person, round(score, 4)) for person, score in best.items() if score >= LEAST]
    return sorted(found, key=lambda row: (-row[1], row[0]))[:limit]


def _names(candidates: Iterable[int]) -> Iterator[tuple[int, str]]:
    yield from Person.objects.filter(pk__in=candidates).values_list("pk", "name")
    yield from OtherName.objects.filter(person__in=candidates).values_list("person_id", "name")


def likeness(asked: Name, name: Name) -> float:
    """How likely `name` is the one that somebody meant by what she typed, perhaps only its beginning."""
    score = probability(asked, name)
    return max(score, PART) if _begins(asked, name) else score


def _begins(asked: Name, name: Name) -> bool:
    typed = [word.root for word in asked.words]
    return bool(typed) and all(
        any(word.root.startswith(part) or word.core.startswith(part) for word in name.words) for part in typed
    )

"""Who told of a person, and the numbers that were told with him."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max

from himoya.cases.models import Fact
from himoya.cases.telling import counting
from himoya.people.models import Person, Reporter

MOST = 50  # voices or numbers of one person that a page shows


@dataclass(frozen=True, slots=True)
class Voice:
    """One reporter, where he writes, and in how many messages he told of the person."""

    reporter: Reporter
    relation: str  # what the person is to the reporter: son, husband...
    chat: str
    messages: int


def voices_of(persons: Sequence[int]) -> list[Voice]:
    """The reporters who told of him, in the order they came."""
    told = {
        row["person"]: row
        for row in counting(Fact.objects.filter(person__in=persons))
        .values("person")
        .annotate(messages=Count("message", distinct=True), chat=Max("message__chat__title"))
    }
    found: dict[int, Voice] = {}
    for person in Person.objects.filter(pk__in=persons).select_related("reporter").order_by("pk"):
        row = told.get(person.pk, {"messages": 0, "chat": ""})
        before = found.get(person.reporter_id)
        found[person.reporter_id] = Voice(
            person.reporter,
            (before.relation if before else "") or person.relation,
            (before.chat if before else "") or row["chat"],
            row["messages"] + (before.messages if before else 0),
        )
    return list(found.values())[:MOST]


def phones_of(persons: Sequence[int]) -> list[Fact]:
    """The numbers told together with him, each once, newest first; rejected ones do not count."""
    told = (
        counting(Fact.objects.filter(person__in=persons, kind="phone"))
        .exclude(state=Fact.State.REJECTED)
        .select_related("message__chat")
        .order_by("-message__sent_at", "-pk")
    )
    first = {fact.value: fact for fact in reversed(told[: 4 * MOST])}
    return list(reversed(first.values()))[:MOST]

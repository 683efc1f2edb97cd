"""Facts: stored as they were read, then taken or refused by a person."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, OuterRef, Subquery

from himoya.cases.models import Fact
from himoya.messages.models import Import
from himoya.messages.queries import live_messages
from himoya.people.actions import heard_of
from himoya.people.models import Person
from himoya.storage.bulk import insert


class Read(NamedTuple):
    """One fact about to be stored: `message` and `person` by their numbers, the quote by its characters."""

    message: int
    person: int | None
    kind: str
    value: str
    start: int
    end: int


def store_facts(facts: Iterable[Read], said: Mapping[int, datetime]) -> None:
    """Store what was read, inside the caller's transaction. Nobody has accepted it yet.

    `said` is when each message was sent.
    """
    stored = list(facts)
    insert(Fact, ("message_id", "person_id", "kind", "value", "start", "end"), stored)
    heard: dict[int, datetime] = {}
    for fact in stored:
        if fact.person is not None:
            at = said[fact.message]
            heard[fact.person] = max(at, heard.get(fact.person, at))
    heard_of(heard)


def told_anew(undone: Import) -> None:
    """When somebody last told of the people of an import that is about to be taken back."""
    facts = Fact.objects.filter(person=OuterRef("pk"), message__in=live_messages(without=undone))
    last = facts.order_by().values("person").annotate(at=Max("message__sent_at")).values("at")
    told_of = Fact.objects.filter(message__brought_by=undone, person__isnull=False).values("person")
    Person.objects.filter(pk__in=told_of).update(told_at=Subquery(last))

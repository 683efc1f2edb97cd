"""Facts: stored as they were read, then taken or refused by a person."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max, OuterRef, Subquery

from himoya.cases.models import Fact, Statement
from himoya.common import clock
from himoya.messages.models import Import
from himoya.messages.queries import live_messages
from himoya.people.actions import also_called, heard_of
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account
from himoya.storage.bulk import insert


def store_facts(facts: Iterable[Fact]) -> None:
    """Store what was read, inside the caller's transaction. Nobody has accepted it yet."""
    stored = list(facts)
    insert(Fact, stored)
    heard: dict[int, datetime] = {}
    for fact in stored:
        if fact.person_id is not None:
            at = fact.message.sent_at
            heard[fact.person_id] = max(at, heard.get(fact.person_id, at))
    heard_of(heard)


def told_anew(undone: Import) -> None:
    """When somebody last told of the people of an import that is about to be taken back."""
    facts = Fact.objects.filter(person=OuterRef("pk"), message__in=live_messages(without=undone))
    last = facts.order_by().values("person").annotate(at=Max("message__sent_at")).values("at")
    told_of = Fact.objects.filter(message__brought_by=undone, person__isnull=False).values("person")
    Person.objects.filter(pk__in=told_of).update(told_at=Subquery(last))


@transaction.atomic
def accept_fact(fact: Fact, *, grade: Statement.Grade, by: Account, value: str | None = None) -> Statement:
    """A person read the fact and takes it as said: it becomes a statement that outlives the import.

    `value`: what the message really says, where it was read wrongly; cleaned by the caller.
    """
    if fact.person is None:
        raise ValueError("a fact about nobody cannot be stated")
    statement, made = Statement.objects.get_or_create(
        source=fact,
        withdrawn_at=None,
        defaults={
            "person": fact.person,
            "kind": fact.kind,
            "value": fact.value if value is None else value,
            "grade": grade,
            "known_on": fact.message.sent_at.date(),
            "stated_by": by,
            "stated_at": clock.now(),
        },
    )
    if made:
        Fact.objects.filter(pk=fact.pk).update(state=Fact.State.ACCEPTED)
        verb = "fact.accepted" if value in (None, fact.value) else "fact.corrected"
        audit.record(verb, f"fact {fact.pk}", by)
        if statement.kind == "name":
            also_called(fact.person, statement.value)
    return statement


@transaction.atomic
def reject_fact(fact: Fact, *, by: Account) -> bool:
    """A person read the fact and found it wrong. False: somebody accepted or rejected it before."""
    won = Fact.objects.filter(pk=fact.pk, state=Fact.State.OPEN).update(state=Fact.State.REJECTED)
    if won:
        audit.record("fact.rejected", f"fact {fact.pk}", by)
    return bool(won)

"""Facts, statements, and the life of a case."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from himoya.cases.models import Case, Event, Fact, Statement, Stay
from himoya.common import clock
from himoya.messages.models import Import
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account


def store_facts(facts: Iterable[Fact]) -> None:
    """Store what was read, inside the caller's transaction. Nobody has accepted it yet."""
    Fact.objects.bulk_create(facts, batch_size=500)


def open_cases(due: Sequence[tuple[int, datetime]]) -> None:
    """Open a case for each (person number, when to look again) without one, in the caller's transaction."""
    now = clock.now()
    standing = set(
        Case.objects.filter(person_id__in=[person for person, _at in due]).values_list("person_id", flat=True)
    )
    opened = Case.objects.bulk_create(
        Case(person_id=person, opened_at=now, next_check_at=at)
        for person, at in due
        if person not in standing
    )
    Event.objects.bulk_create(Event(case=case, at=now, code="case.opened") for case in opened)


@transaction.atomic
def accept_fact(fact: Fact, *, grade: Statement.Grade, by: Account) -> Statement:
    """A person read the fact and takes it as said: it becomes a statement that outlives the import."""
    if fact.person is None:
        raise ValueError("a fact about nobody cannot be stated")
    statement, made = Statement.objects.get_or_create(
        source=fact,
        withdrawn_at=None,
        defaults={
            "person": fact.person,
            "kind": fact.kind,
            "value": fact.value,
            "grade": grade,
            "known_on": fact.message.sent_at.date(),
            "stated_by": by,
            "stated_at": clock.now(),
        },
    )
    if made:
        Fact.objects.filter(pk=fact.pk).update(state=Fact.State.ACCEPTED)
        audit.record("fact.accepted", f"fact {fact.pk}", by)
    return statement


@transaction.atomic
def reject_fact(fact: Fact, *, by: Account) -> bool:
    """A person read the fact and found it wrong. False: somebody accepted or rejected it before."""
    won = Fact.objects.filter(pk=fact.pk, state=Fact.State.OPEN).update(state=Fact.State.REJECTED)
    if won:
        audit.record("fact.rejected", f"fact {fact.pk}", by)
    return bool(won)


@transaction.atomic
def state_by_hand(
    person: Person, kind: str, value: str, *, grade: Statement.Grade, known_on: date, by: Account
) -> Statement:
    """Something known without a message: heard on the phone, seen on paper."""
    statement = Statement.objects.create(
        person=person,
        kind=kind,
        value=value,
        grade=grade,
        known_on=known_on,
        stated_by=by,
        stated_at=clock.now(),
    )
    audit.record("statement.made", f"statement {statement.pk}", by)
    return statement


@transaction.atomic
def open_case(person: Person, *, next_check_at: datetime, owner: Account | None, by: Account) -> Case:
    """The person's case; opened now if there was none."""
    case, made = Case.objects.get_or_create(
        person=person, defaults={"opened_at": clock.now(), "next_check_at": next_check_at, "owner": owner}
    )
    if made:
        note(case, "case.opened", by=by)
    return case


@transaction.atomic
def move(case: Case, place: str, *, since: date | None, by: Account) -> Stay:
    """He is held somewhere else now: the stay before ends where this one begins."""
    case.stays.filter(until=None).update(until=since or clock.now().date())
    stay = Stay.objects.create(case=case, place=place, since=since)
    note(case, "stay.changed", by=by, subject=f"stay {stay.pk}")
    return stay


def note(case: Case, code: str, *, by: Account | None, subject: str = "") -> Event:
    """Add to the case's timeline and to the log, inside the caller's transaction."""
    event = Event.objects.create(case=case, at=clock.now(), code=code, actor=by, subject=subject)
    audit.record(code, f"case {case.pk}", by)
    return event


def mark_sources_withdrawn(undone: Import) -> None:
    """Statements whose message is taken back stay, marked, until a person decides about them."""
    Statement.objects.filter(source__message__brought_by=undone, withdrawn_at=None).update(
        source_withdrawn_at=clock.now()
    )

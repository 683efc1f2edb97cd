"""Statements: made by hand, corrected, withdrawn, confirmed by a second person."""

from datetime import date

from django.db import transaction

from himoya.cases.actions.facts import told_anew
from himoya.cases.actions.notes import changed
from himoya.cases.models import Case, Statement
from himoya.cases.rules import needs_second_key
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.messages.models import Import
from himoya.people.actions import also_called
from himoya.people.models import Person
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def state_by_hand(
    person: Person,
    kind: str,
    value: str,
    *,
    grade: Statement.Grade,
    known_on: date,
    by: Account,
    how_known: str = "",
) -> Statement:
    """Something known without a message: heard on the phone, seen on paper."""
    statement = Statement.objects.create(
        person=person,
        kind=kind,
        value=value,
        grade=grade,
        known_on=known_on,
        how_known=how_known,
        stated_by=by,
        stated_at=clock.now(),
    )
    audit.record("statement.made", f"statement {statement.pk}", by)
    if kind == "name":
        also_called(person, value)
    return statement


@transaction.atomic
def withdraw_statement(case: Case, statement: Statement, why: str, *, by: Account) -> bool:
    """It is not so. The statement stays readable in the history. False: somebody withdrew it before."""
    if not _withdrawn(statement, why, by):
        return False
    changed(case, f"statement {statement.pk}", _line(statement), "", by=by, why=why)
    audit.record("statement.withdrawn", f"statement {statement.pk}", by)
    return True


@transaction.atomic
def correct_statement(
    case: Case,
    statement: Statement,
    value: str,
    *,
    grade: Statement.Grade,
    known_on: date,
    how_known: str,
    why: str,
    by: Account,
) -> Statement | None:
    """Put another statement in its place, from the same source. None: it was withdrawn before.

    The new one needs its second key anew: whoever confirmed the old value has not seen this one.
    """
    if not _withdrawn(statement, why, by):
        return None
    better = Statement.objects.create(
        person_id=statement.person_id,
        kind=statement.kind,
        value=value,
        grade=grade,
        known_on=known_on,
        how_known=how_known,
        source_id=statement.source_id,
        source_withdrawn_at=statement.source_withdrawn_at,
        stated_by=by,
        stated_at=clock.now(),
    )
    changed(case, f"statement {statement.pk}", _line(statement), _line(better), by=by, why=why)
    audit.record("statement.corrected", f"statement {statement.pk}", by)
    if better.kind == "name":
        also_called(better.person, value)
    return better


@transaction.atomic
def confirm(case: Case, statement: Statement, *, by: Account) -> bool:
    """Turn the second key. False: somebody else confirmed or withdrew it before.

    Raises BadInput for the one who stated it, and where no second key is asked.
    """
    if statement.stated_by_id == by.pk:
        raise BadInput(N_("You stated this yourself. Ask somebody else of your group to confirm it."))
    if not needs_second_key(statement.kind, statement.value, statement.grade, confirmed=False):
        raise BadInput(N_("This needs no second person. A document would settle it."))
    won = Statement.objects.filter(
        pk=statement.pk, stated_by_id=statement.stated_by_id, confirmed_by=None, withdrawn_at=None
    ).update(confirmed_by=by, confirmed_at=clock.now())
    if won:
        changed(case, f"statement {statement.pk}", "reported", "confirmed", by=by)
        audit.record("statement.confirmed", f"statement {statement.pk}", by)
    return bool(won)


@transaction.atomic
def keep_without_source(case: Case, statement: Statement, why: str, *, by: Account) -> bool:
    """Its import was taken back, but it is known all the same. False: it was decided before."""
    won = Statement.objects.filter(
        pk=statement.pk, source_withdrawn_at__isnull=False, withdrawn_at=None
    ).update(source_withdrawn_at=None)
    if won:
        changed(case, f"statement {statement.pk}", "source_withdrawn", "kept", by=by, why=why)
        audit.record("statement.kept", f"statement {statement.pk}", by)
    return bool(won)


def mark_sources_withdrawn(undone: Import) -> None:
    """Statements whose message is taken back stay, marked, until a person decides about them."""
    Statement.objects.filter(source__message__brought_by=undone, withdrawn_at=None).update(
        source_withdrawn_at=clock.now()
    )
    told_anew(undone)


def _withdrawn(statement: Statement, why: str, by: Account) -> bool:
    standing = Statement.objects.filter(pk=statement.pk, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_why=why))


def _line(statement: Statement) -> str:
    """As the history keeps it: kind, value, grade and day, in codes."""
    return f"{statement.kind}={statement.value} ({statement.grade}, {statement.known_on.isoformat()})"

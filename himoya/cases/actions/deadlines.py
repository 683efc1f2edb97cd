"""Last days of a case: written down, met, or withdrawn because they were a mistake."""

from datetime import date

from django.db import transaction

from himoya.cases.actions.notes import changed, note
from himoya.cases.models import Case, Deadline
from himoya.common import clock
from himoya.security.models import Account


@transaction.atomic
def add_deadline(
    case: Case, kind: str, due_on: date, *, text: str = "", how_known: str = "", by: Account
) -> Deadline:
    """`kind` is a code of Deadline.Kind. The same day written down twice is one: a second tap."""
    Case.objects.select_for_update().get(pk=case.pk)
    same = Deadline.objects.filter(
        case=case, kind=kind, due_on=due_on, text=text, met_at=None, withdrawn_at=None
    ).first()
    if same is not None:
        return same
    made = Deadline.objects.create(
        case=case, kind=kind, due_on=due_on, text=text, how_known=how_known, by=by, at=clock.now()
    )
    note(case, "deadline.added", by=by, subject=f"deadline {made.pk}")
    return made


@transaction.atomic
def meet_deadline(one: Deadline, *, by: Account) -> bool:
    """It was done in time, or has happened. False: it was met or withdrawn before."""
    standing = Deadline.objects.filter(pk=one.pk, met_at=None, withdrawn_at=None)
    won = standing.update(met_by=by, met_at=clock.now())
    if won:
        note(one.case, "deadline.met", by=by, subject=f"deadline {one.pk}")
    return bool(won)


@transaction.atomic
def reopen_deadline(one: Deadline, *, by: Account) -> bool:
    """It was not met after all. False: it is open already, or withdrawn."""
    met = Deadline.objects.filter(pk=one.pk, met_at__isnull=False, withdrawn_at=None)
    won = met.update(met_by=None, met_at=None)
    if won:
        note(one.case, "deadline.reopened", by=by, subject=f"deadline {one.pk}")
    return bool(won)


@transaction.atomic
def withdraw_deadline(one: Deadline, why: str, *, by: Account) -> bool:
    """It was written down by mistake. False: it was withdrawn before."""
    won = Deadline.objects.filter(pk=one.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        changed(one.case, f"deadline {one.pk}", one.due_on.isoformat(), "", by=by, why=why)
        note(one.case, "deadline.withdrawn", by=by, subject=f"deadline {one.pk}")
    return bool(won)

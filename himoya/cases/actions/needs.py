"""What he asks for. Himoya writes it down and moves no money."""

from datetime import date

from django.db import transaction

from himoya.cases.actions.notes import note
from himoya.cases.models import Case, Need
from himoya.common import clock
from himoya.security.models import Account


@transaction.atomic
def add_need(case: Case, kind: str, text: str, *, told_on: date, by: Account) -> Need:
    need = Need.objects.create(case=case, kind=kind, text=text, told_on=told_on, by=by, at=clock.now())
    note(case, "need.told", by=by, subject=f"need {need.pk}")
    return need


@transaction.atomic
def settle_need(case: Case, need: Need, state: Need.State, outcome: str, *, by: Account) -> bool:
    """He got it, or it came to nothing. False: somebody settled it before."""
    won = Need.objects.filter(pk=need.pk, state=Need.State.OPEN).update(
        state=state, outcome=outcome, settled_by=by, settled_at=clock.now()
    )
    if won:
        note(case, f"need.{state}", by=by, subject=f"need {need.pk}")
    return bool(won)


@transaction.atomic
def reopen_need(case: Case, need: Need, *, by: Account) -> bool:
    """It is wanted after all; the outcome that was written stays readable. False: it is open already."""
    won = (
        Need.objects.filter(pk=need.pk)
        .exclude(state=Need.State.OPEN)
        .update(state=Need.State.OPEN, settled_by=None, settled_at=None)
    )
    if won:
        note(case, "need.reopened", by=by, subject=f"need {need.pk}")
    return bool(won)

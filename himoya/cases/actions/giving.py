"""Who works on a case: its owner, and those it is given to."""

from django.db import transaction

from himoya.cases.actions.notes import changed
from himoya.cases.models import Case, Given
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def give(case: Case, account: Account, *, by: Account) -> Given:
    """Let somebody see the case until it is taken back. Raises BadInput for one who may see no case."""
    if not account.is_active or not may(account.role, Right.SEE_CASES):
        raise BadInput(N_("This account may not see cases. Choose another one."))
    given, made = Given.objects.get_or_create(
        case=case, account=account, ended_at=None, defaults={"by": by, "at": clock.now()}
    )
    if made:
        changed(case, "given", "", f"account {account.pk}", by=by)
        audit.record("case.given", f"case {case.pk}", by)
    return given


@transaction.atomic
def take_back(given: Given, *, by: Account) -> bool:
    """End somebody's sight of the case. False: it was ended before."""
    won = Given.objects.filter(pk=given.pk, ended_at=None).update(ended_at=clock.now())
    if won:
        changed(given.case, "given", f"account {given.account_id}", "", by=by)
        audit.record("case.taken_back", f"case {given.case_id}", by)
    return bool(won)


@transaction.atomic
def hand_over(case: Case, to: Account | None, *, by: Account) -> bool:
    """Make somebody the owner, or nobody. False: it is so already.

    Raises BadInput for one who does not work on cases.
    """
    if to is not None and not (to.is_active and may(to.role, Right.WORK)):
        raise BadInput(N_("This account does not work on cases. Choose another one."))
    standing = Case.objects.select_for_update().get(pk=case.pk)
    before, after = standing.owner_id, to.pk if to else None
    if before == after:
        return False
    Case.objects.filter(pk=case.pk).update(owner=to)
    changed(case, "owner", _account(before), _account(after), by=by)
    audit.record("case.handed_over", f"case {case.pk}", by)
    return True


def _account(number: int | None) -> str:
    return f"account {number}" if number is not None else ""

"""What the prisoner wants, in his own name."""

from typing import Any

from django.db import transaction

from himoya.cases.actions.notes import note
from himoya.cases.actions.statements import state_by_hand
from himoya.cases.models import Case, Statement
from himoya.cases.wishes import WISH
from himoya.security.models import Account


@transaction.atomic
def write_wish(case: Case, values: dict[str, Any], *, by: Account) -> Statement:
    """`values`: value, grade, known_on, how_known. An earlier wish stays: both stand side by side."""
    wish = state_by_hand(case.person, WISH, by=by, **values)
    note(case, "wish.told", by=by, subject=f"statement {wish.pk}")
    return wish

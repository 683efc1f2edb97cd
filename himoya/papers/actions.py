"""Every print is written down before it is answered: in the log, and in the case it is about."""

from collections.abc import Sequence

from django.db import transaction

from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def card_printed(case: Case, by: Account) -> None:
    audit.record("paper.card_printed", f"case {case.pk}", by)


@transaction.atomic
def note_printed(case: Case, recipient: str, by: Account) -> None:
    note(case, "paper.note_printed", by=by, subject=recipient)


@transaction.atomic
def search_printed(case: Case, by: Account) -> None:
    """The pack of a disappearance."""
    note(case, "paper.search_printed", by=by)


@transaction.atomic
def visit_printed(cases: Sequence[Case], recipient: str, by: Account) -> None:
    """A line for each case on the sheet, so that each one's log shows that it left."""
    for case in cases:
        note(case, "paper.visit_printed", by=by, subject=recipient)
    if not cases:
        audit.record("paper.visit_printed", "visit", by)

"""A letter leaves the program as a file."""

from collections.abc import Iterable

from django.db import transaction

from himoya.appeals.models import Appeal
from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def letter_taken(appeal: Appeal, *, by: Account) -> None:
    """Written down before the file is given."""
    note(appeal.case, "letter.taken", by=by, subject=f"letter {appeal.pk}")


@transaction.atomic
def letters_taken(appeals: Iterable[Appeal], *, by: Account) -> None:
    """The same for a set that is given as one file: each letter has its line."""
    for one in appeals:
        letter_taken(one, by=by)


def letters_written(case: Case) -> None:
    """The set of letters of a case goes into a folder, by the command line."""
    audit.record("letters.written", f"case {case.pk}")

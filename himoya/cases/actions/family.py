"""His family, and what it allows us to tell: written for the person, told on the timeline of the case."""

from datetime import date
from typing import Any

from django.db import transaction

from himoya.cases.actions.notes import changed, note
from himoya.cases.models import Case
from himoya.people import actions as people
from himoya.people.models import Consent, Person, Relative
from himoya.security.models import Account

HIDDEN = "•••"  # stands in the history for a contact, which more people may read


@transaction.atomic
def add_relative(case: Case, person: Person, values: dict[str, Any], *, by: Account) -> Relative:
    """Somebody of his family or a friend. `values` by the names of Relative's columns."""
    relative = people.add_relative(person, values, by=by)
    note(case, "relative.added", by=by, subject=f"relative {relative.pk}")
    return relative


@transaction.atomic
def edit_relative(
    case: Case, relative: Relative, version: int, values: dict[str, Any], why: str, *, by: Account
) -> bool:
    """Change what differs from `relative` as it was read at `version`.

    False: somebody else was quicker; nothing is written.
    """
    edits = {field: new for field, new in values.items() if getattr(relative, field) != new}
    if not people.edit_relative(relative, version, edits):
        return False
    for field, new in edits.items():
        old = getattr(relative, field)
        old, new = (HIDDEN, HIDDEN) if field == "contact" else (str(old), str(new))
        changed(case, f"relative {relative.pk} {field}", old, new, by=by, why=why)
    note(case, "relative.edited", by=by, subject=f"relative {relative.pk}")
    return True


@transaction.atomic
def withdraw_relative(case: Case, relative: Relative, why: str, *, by: Account) -> bool:
    """Written down by mistake, or does not want to be reached. False: it was taken back before."""
    if not people.withdraw_relative(relative):
        return False
    changed(case, f"relative {relative.pk}", relative.name, "", by=by, why=why)
    note(case, "relative.withdrawn", by=by, subject=f"relative {relative.pk}")
    return True


@transaction.atomic
def give_consent(case: Case, person: Person, values: dict[str, Any], *, by: Account) -> Consent:
    """A yes, a no or "ask each time" to one recipient. `values` by the names of Consent's columns."""
    consent = people.give_consent(person, values, by=by)
    note(case, "consent.given", by=by, subject=f"consent {consent.pk}")
    return consent


@transaction.atomic
def withdraw_consent(case: Case, consent: Consent, on: date, why: str, *, by: Account) -> bool:
    """It does not hold any more, from this day on. False: it was withdrawn before."""
    if not people.withdraw_consent(consent, on, why, by=by):
        return False
    changed(case, f"consent {consent.pk}", consent.answer, "withdrawn", by=by, why=why)
    note(case, "consent.withdrawn", by=by, subject=f"consent {consent.pk}")
    return True

"""The timeline, the history of changes, and notes for the next one."""

from django.db import transaction

from himoya.cases.models import Case, Change, Event, Note
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account


def note(case: Case, code: str, *, by: Account | None, subject: str = "") -> Event:
    """Add to the case's timeline and to the log, inside the caller's transaction."""
    event = Event.objects.create(case=case, at=clock.now(), code=code, actor=by, subject=subject)
    audit.record(code, f"case {case.pk}", by)
    return event


def changed(
    case: Case, field: str, old: str, new: str, *, by: Account, why: str = "", version: int | None = None
) -> Change:
    """Add to the history of the case, inside the caller's transaction."""
    return Change.objects.create(
        case=case, field=field, old=old, new=new, why=why, by=by, at=clock.now(), version=version
    )


@transaction.atomic
def add_note(case: Case, text: str, *, by: Account) -> Note:
    """Write a note. It stays as it is: a better one is written below it."""
    written = Note.objects.create(case=case, text=text, by=by, at=clock.now())
    audit.record("note.written", f"case {case.pk}", by)
    return written

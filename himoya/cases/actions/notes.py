"""The timeline, the history of changes, and notes for the next one."""

from datetime import timedelta

from django.db import transaction

from himoya.cases.models import Case, Change, Event, Note
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account

SECOND_TAP = timedelta(seconds=15)


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
    """Write a note. It stays as it is: a better one is written below it.

    The same words by the same account within seconds are a second tap: there is still one note.
    """
    now = clock.now()
    Case.objects.select_for_update().get(pk=case.pk)  # two taps arrive side by side
    tapped = Note.objects.filter(case=case, text=text, by=by, at__gte=now - SECOND_TAP).first()
    if tapped is not None:
        return tapped
    written = Note.objects.create(case=case, text=text, by=by, at=now)
    audit.record("note.written", f"case {case.pk}", by)
    return written

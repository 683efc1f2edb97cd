"""What whoever goes off duty leaves to whoever comes next."""

from datetime import timedelta

from django.db import transaction

from himoya.alarms.models import NoteRead, ShiftNote
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account

SECOND_TAP = timedelta(seconds=15)


@transaction.atomic
def leave_note(text: str, *, by: Account) -> ShiftNote:
    """The same words by the same account within seconds are a second tap: there is still one note."""
    now = clock.now()
    tapped = ShiftNote.objects.filter(text=text, by=by, at__gte=now - SECOND_TAP).first()
    if tapped is not None:
        return tapped
    note = ShiftNote.objects.create(text=text, by=by, at=now)
    audit.record("shift.note_left", f"shift note {note.pk}", by)
    return note


@transaction.atomic
def read_note(note: ShiftNote, *, by: Account) -> bool:
    """She says that she has read it. False: she had said so before, or wrote it herself."""
    if note.by_id == by.pk:
        return False
    _row, first = NoteRead.objects.get_or_create(note=note, by=by, defaults={"at": clock.now()})
    if first:
        audit.record("shift.note_read", f"shift note {note.pk}", by)
    return first

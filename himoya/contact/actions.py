"""Writing down that somebody heard him."""

from datetime import datetime

from django.db import transaction

from himoya.cases.actions import note as note_event
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.contact.models import Call
from himoya.security.models import Account


@transaction.atomic
def log_call(case: Case, *, at: datetime, seconds: int | None, note: str = "", by: Account) -> Call:
    """Log a call. Raises BadInput for a call in the future."""
    now = clock.now()
    if at > now:
        raise BadInput(N_("This call lies in the future. Check its date and time."))
    call = Call.objects.create(case=case, at=at, seconds=seconds, note=note, noted_by=by, noted_at=now)
    note_event(case, "call.logged", by=by, subject=f"call {call.pk}")
    return call

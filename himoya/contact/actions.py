"""Writing down that somebody heard him."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from himoya.cases.actions import changed
from himoya.cases.actions import note as note_event
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.contact.models import Call, Watch
from himoya.security.models import Account

SECOND_TAP = timedelta(seconds=15)


@transaction.atomic
def log_call(
    case: Case, *, at: datetime, seconds: int | None, by: Account, note: str = "", free: str = ""
) -> Call:
    """Log a call. `free` is a code of Call.Free or empty. Raises BadInput for a call in the future.

    The same call told by the same account within seconds is a second tap: there is still one call.
    """
    now = clock.now()
    if at > now:
        raise BadInput(N_("This call lies in the future. Check its date and time."))
    Case.objects.select_for_update().get(pk=case.pk)  # two taps arrive side by side
    told = Call.objects.filter(case=case, noted_by=by, seconds=seconds, free=free, note=note)
    tapped = told.filter(
        withdrawn_at=None, at__range=(at - SECOND_TAP, at + SECOND_TAP), noted_at__gte=now - SECOND_TAP
    ).first()
    if tapped is not None:
        return tapped
    call = Call.objects.create(
        case=case, at=at, seconds=seconds, free=free, note=note, noted_by=by, noted_at=now
    )
    note_event(case, "call.logged", by=by, subject=f"call {call.pk}")
    return call


@transaction.atomic
def withdraw_call(call: Call, why: str, *, by: Account) -> bool:
    """There was no such call. False: it was withdrawn before."""
    won = Call.objects.filter(pk=call.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        changed(call.case, f"call {call.pk}", call.at.isoformat(), "", by=by, why=why)
        note_event(call.case, "call.withdrawn", by=by, subject=f"call {call.pk}")
    return bool(won)


def keep_watch(watches: Iterable[Watch]) -> None:
    """Write down how long each of these cases may be silent, inside the caller's transaction."""
    columns = [field.name for field in Watch._meta.concrete_fields if field.name not in ("id", "case")]
    Watch.objects.bulk_create(
        watches, batch_size=200, update_conflicts=True, unique_fields=["case"], update_fields=columns
    )

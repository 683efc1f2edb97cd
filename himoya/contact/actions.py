"""Writing down that somebody heard him."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from himoya.cases.actions import changed
from himoya.cases.actions import note as note_event
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.contact.models import Call, Watch
from himoya.contact.queries import arrested_on
from himoya.contact.rules import before_arrest
from himoya.contact.said import clean_said
from himoya.messages.models import Message
from himoya.security.models import Account

SECOND_TAP = timedelta(seconds=15)


@transaction.atomic
def log_call(
    case: Case,
    *,
    at: datetime,
    seconds: int | None,
    by: Account | None,
    note: str = "",
    free: str = "",
    kind: str = Call.Kind.VOICE,
    said: Mapping[str, str] | None = None,
    earliest_at: datetime | None = None,
    message: Message | None = None,
    persons: Sequence[int] = (),
) -> Call:
    """Log a sign of him.

    `earliest_at`..`at`: when it was, if not known to the minute. `free`, `kind`: codes of Call; `said`: of
    `contact.said`. `by` None: the family, and `message` is what it wrote. `persons`: his other identities,
    whose day of arrest counts too. Raises BadInput for a call in the future, one before the arrest, and
    answers that do not exist.

    The same call told by the same account within seconds, or by the same message, is a second tap: there is
    still one call. Told by two people it is two rows and one contact.
    """
    now = clock.now()
    answers = _checked(case, at, earliest_at, said or {}, [case.person_id, *persons], now)
    Case.objects.select_for_update().get(pk=case.pk)  # two taps arrive side by side
    told = {
        "case": case,
        "kind": kind,
        "seconds": seconds,
        "free": free,
        "said": answers,
        "note": note,
        "message": message,
        "noted_by": by,
    }
    same = Call.objects.filter(**told, withdrawn_at=None, at__range=(at - SECOND_TAP, at + SECOND_TAP))
    tapped = same.filter(Q(message__isnull=False) | Q(noted_at__gte=now - SECOND_TAP)).first()
    if tapped is not None:
        return tapped
    call = Call.objects.create(**told, at=at, earliest_at=earliest_at, noted_at=now)
    note_event(case, "call.logged", by=by, subject=f"call {call.pk}")
    return call


def _checked(
    case: Case,
    at: datetime,
    earliest_at: datetime | None,
    said: Mapping[str, str],
    persons: Sequence[int],
    now: datetime,
) -> dict[str, str]:
    """The answers as they are stored. Raises BadInput for a call that cannot have been."""
    if at > now:
        raise BadInput(N_("This call lies in the future. Check its date and time."))
    if earliest_at is not None and earliest_at > at:
        raise BadInput(N_("The first day is later than the last. Check both."))
    arrested = arrested_on(persons)
    if arrested is not None and before_arrest(at, arrested):
        raise BadInput(
            N_("The arrest was on %(day)s: a call from prison cannot be earlier. Check both days."),
            day=f"{arrested:%d.%m.%Y}",
        )
    return clean_said(said, timezone.localtime(at).date())


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

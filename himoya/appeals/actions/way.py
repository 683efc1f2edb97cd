"""What happened to a letter on its way."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.counting import recount
from himoya.appeals.actions.row import locked
from himoya.appeals.models import Appeal, Station
from himoya.appeals.rules.sending import check_station
from himoya.cases.actions import changed, note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.evidence.models import Attachment
from himoya.security.models import Account


@transaction.atomic
def add_station(
    appeal: Appeal,
    kind: str,
    on: date,
    *,
    by: Account,
    authority: str = "",
    number: str = "",
    file: Attachment | None = None,
    about: str = "",
) -> Station:
    """It arrived, got a number, was passed on to `authority`, takes longer, or was sent back.

    The same thing told twice stands once. Raises BadInput for a day that cannot be, for a letter that has not
    left, and for one passed on to nobody.
    """
    row = locked(appeal)
    check_station(on, row.sent_on, timezone.localdate(clock.now()))
    if kind == Station.Kind.FORWARDED and not authority.strip():
        raise BadInput(N_("Write down to whom it was passed on."))
    told = {
        "appeal": row,
        "kind": kind,
        "on": on,
        "authority": authority.strip()[:200],
        "number": number[:80],
    }
    standing = Station.objects.filter(**told, withdrawn_at=None).first()
    if standing is not None:
        return standing
    station = Station.objects.create(**told, file=file, note=about[:300], by=by, at=clock.now())
    recount(row)
    note(row.case, "letter.station", by=by, subject=f"letter {row.pk}")
    return station


@transaction.atomic
def withdraw_station(station: Station, *, by: Account) -> bool:
    """It did not happen. The clocks are counted without it. False: it was taken back before."""
    row = locked(station.appeal)
    won = Station.objects.filter(pk=station.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        changed(row.case, f"letter {row.pk}", f"{station.kind} {station.on} {station.number}", "", by=by)
        recount(row)
        note(row.case, "letter.station_withdrawn", by=by, subject=f"letter {row.pk}")
    return bool(won)

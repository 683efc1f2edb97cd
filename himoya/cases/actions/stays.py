"""Where somebody is held, one stay after the other."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from himoya.cases.actions.notes import changed, note
from himoya.cases.models import Case, Stay
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.models import Account


@transaction.atomic
def move(case: Case, place: str, *, since: date | None, by: Account) -> Stay:
    """He is held somewhere else now: the stay before ends where this one begins."""
    return add_stay(case, place, since=since, until=None, by=by)


@transaction.atomic
def add_stay(
    case: Case, place: str, *, since: date | None, until: date | None, by: Account, how_known: str = ""
) -> Stay:
    """Write down a stay. One without an end is where he is now: an open stay before it ends.

    Raises BadInput for a stay that ends before it starts, and for one without an end before a later one.
    """
    _in_order(since, until)
    standing = case.stays.filter(withdrawn_at=None)
    if until is None:
        if since is not None and standing.filter(since__gt=since).exists():
            raise BadInput(N_("A later stay is written down already. Say until when this one lasted."))
        ends = since or clock.now().date()
        standing.filter(Q(since=None) | Q(since__lte=ends), until=None).update(until=ends)
    stay = Stay.objects.create(
        case=case,
        place=place,
        since=since,
        until=until,
        how_known=how_known,
        noted_by=by,
        noted_at=clock.now(),
    )
    note(case, "stay.changed", by=by, subject=f"stay {stay.pk}")
    return stay


@transaction.atomic
def end_stay(stay: Stay, until: date, *, by: Account) -> bool:
    """He is there no more. False: it was ended or withdrawn before. Raises BadInput for a day before it."""
    _in_order(stay.since, until)
    won = Stay.objects.filter(pk=stay.pk, until=None, withdrawn_at=None).update(until=until)
    if won:
        changed(stay.case, f"stay {stay.pk}", "", until.isoformat(), by=by)
        note(stay.case, "stay.ended", by=by, subject=f"stay {stay.pk}")
    return bool(won)


@transaction.atomic
def withdraw_stay(stay: Stay, why: str, *, by: Account) -> bool:
    """It was written down by mistake. False: it was withdrawn before."""
    won = Stay.objects.filter(pk=stay.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        changed(stay.case, f"stay {stay.pk}", stay.place, "", by=by, why=why)
        note(stay.case, "stay.withdrawn", by=by, subject=f"stay {stay.pk}")
    return bool(won)


def _in_order(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise BadInput(N_("The stay ends before it begins. Check both days."))

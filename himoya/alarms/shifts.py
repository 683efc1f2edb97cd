"""Notes of the last shifts, and how much there is to hand over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from himoya.alarms.models import Alarm, ShiftNote
from himoya.alarms.queries import counts, open_alarms
from himoya.alarms.shown_to import shown_to
from himoya.linkage.queries import about_visible
from himoya.security.models import Account
from himoya.urgency import Level

FRESH = timedelta(hours=48)
FEW = 3


@dataclass(frozen=True, slots=True)
class Shift:
    """Counts of alarms, for the start of a note: never a name."""

    open: int  # of T0 that can still be acted on, and nobody works on them
    taken: int
    ended: int  # since the last note


def last_notes(now: datetime) -> list[ShiftNote]:
    """Newest first."""
    fresh = ShiftNote.objects.filter(at__gt=now - FRESH, at__lte=now).select_related("by")
    return list(fresh.order_by("-at", "-pk")[:FEW])


def shift(account: Account, now: datetime) -> Shift:
    """What this account may see of it. Three queries."""
    last = ShiftNote.objects.filter(at__lte=now).order_by("-at").values_list("at", flat=True).first()
    since = max(last or now - FRESH, now - FRESH)
    first = open_alarms(account).filter(level=Level.T0, act_by__isnull=False)
    waiting = first.aggregate(
        open=Count("pk", filter=Q(state=Alarm.State.OPEN)),
        taken=Count("pk", filter=Q(state=Alarm.State.TAKEN)),
    )
    over = Alarm.objects.filter(
        counts(),
        about_visible(account),
        shown_to(account),
        state__in=(Alarm.State.RESOLVED, Alarm.State.FALSE),
        handled_by__isnull=False,
        handled_at__gt=since,
    )
    return Shift(waiting["open"], waiting["taken"], over.count())

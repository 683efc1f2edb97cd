"""Notes of the last shifts, and how much there is to hand over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from himoya.alarms.models import Alarm, ShiftNote
from himoya.alarms.queries import counts, open_alarms
from himoya.alarms.shown_to import shown_to
from himoya.linkage.queries import about_visible
from himoya.security.models import Account
from himoya.urgency import RULES, Level

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


def shift(account: Account, now: datetime, seen_from: datetime) -> Shift:
    """What this account may see of it; the list is looked at from `seen_from`. Three queries."""
    last = ShiftNote.objects.filter(at__lte=now).order_by("-at").values_list("at", flat=True).first()
    since = max(last or now - FRESH, now - FRESH)
    runs = Q()
    for one in RULES.values():
        if Level.T0 in one.levels:
            runs |= Q(rule=one.code, since__gt=seen_from - one.window)
    first = open_alarms(account).filter(runs, level=Level.T0, since__lte=seen_from)
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

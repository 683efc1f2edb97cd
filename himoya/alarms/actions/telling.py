"""What the helpers are told by themselves: that something new waits, and that nobody has acted in time."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from himoya.alarms.models import Alarm
from himoya.alarms.queries import counts
from himoya.urgency import Level

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Told:
    """Numbers of alarms that are new and cannot wait, and of those nobody acted on in time."""

    fresh: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()


def take_what_is_new(now: datetime) -> Told:
    """Each alarm is given out once, in the caller's transaction: whoever tells of it tells of it once."""
    assert transaction.get_connection().in_atomic_block  # noqa: S101 -- else it could be lost
    open_ones = Alarm.objects.filter(counts(), state=Alarm.State.OPEN, since__lte=now)
    fresh = open_ones.filter(level=Level.T0, announced_at=None)
    numbers = list(fresh.order_by("pk").values_list("pk", "act_by")[:AT_ONCE])
    Alarm.objects.filter(pk__in=[pk for pk, _by in numbers]).update(announced_at=now)
    late = open_ones.filter(act_by__lte=now, escalated_at=None)
    waiting = list(late.order_by("act_by").values_list("pk", flat=True)[:AT_ONCE])
    Alarm.objects.filter(pk__in=waiting).update(escalated_at=now)
    # A question of long ago is no news: it was past its window when it was raised.
    return Told(tuple(pk for pk, act_by in numbers if act_by is not None), tuple(waiting))

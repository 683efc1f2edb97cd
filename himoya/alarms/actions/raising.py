"""Raising alarms for what messages say."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from himoya.alarms.models import Alarm, Deed
from himoya.alarms.queries import OPEN
from himoya.alarms.rules import time_to_act
from himoya.cases.models import Fact
from himoya.messages.models import Import
from himoya.urgency import Level

Urgent = tuple[str, Level, int, int]  # rule, level, first character of the words, character after them


def told_alarm(*, message: int, told_at: datetime, person: int, urgent: Urgent, now: datetime) -> Alarm:
    """The alarm, not yet stored, that one message raises about one person."""
    code, level, start, end = urgent
    return Alarm(
        message_id=message,
        person_id=person,
        rule=code,
        level=level,
        start=start,
        end=end,
        since=told_at,
        act_by=time_to_act(code, level, told_at, now),
        fired_at=now,
    )


def raise_alarms(alarms: Iterable[Alarm]) -> None:
    """Raise alarms inside the caller's transaction. An alarm that already stands is not raised twice."""
    Alarm.objects.bulk_create(alarms, batch_size=500, ignore_conflicts=True)


def take_away(alarms: Sequence[Alarm]) -> None:
    """Delete alarms that nothing raises any more and what was read for them, in the caller's transaction."""
    for start in range(0, len(alarms), 500):
        some = alarms[start : start + 500]
        places = {(one.message_id, one.person_id, one.rule, one.start, one.end) for one in some}
        read = Fact.objects.filter(message__in={one.message_id for one in some}, kind="urgent")
        gone = [
            fact.pk
            for fact in read.filter(state=Fact.State.OPEN)
            if (fact.message_id, fact.person_id, fact.value[:3], fact.start, fact.end) in places
        ]
        Fact.objects.filter(pk__in=gone).delete()
        Alarm.objects.filter(pk__in=[one.pk for one in some]).delete()


def keep_acted_upon(undone: Import, now: datetime) -> int:
    """The import of these alarms is taken back: whoever had acted must still see them and say what is so.

    In the caller's transaction. Gives how many stay; all others leave the list with their messages.
    """
    running = Alarm.objects.filter(message__brought_by=undone, state__in=OPEN, source_gone_at=None)
    acted = Q(state=Alarm.State.TAKEN) | Q(Exists(Deed.objects.filter(alarm=OuterRef("pk"), undone_at=None)))
    return running.filter(acted).update(source_gone_at=now)


def stands_again(begun: Import) -> None:
    """The same messages came in once more, in the caller's transaction."""
    Alarm.objects.filter(message__brought_by=begun, source_gone_at__isnull=False).update(source_gone_at=None)

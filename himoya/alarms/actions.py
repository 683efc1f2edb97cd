"""Raising alarms and writing down what came of them."""

from collections.abc import Iterable

from django.db import transaction

from himoya.alarms.models import Alarm
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account


def raise_alarms(alarms: Iterable[Alarm]) -> None:
    """Raise alarms inside the caller's transaction. An alarm that already stands is not raised twice."""
    Alarm.objects.bulk_create(alarms, batch_size=500, ignore_conflicts=True)


def take(alarm: Alarm, *, by: Account) -> bool:
    """Somebody works on it now. False: another person took it first."""
    return _settle(alarm, Alarm.State.OPEN, Alarm.State.TAKEN, by)


def resolve(alarm: Alarm, *, by: Account, false_alarm: bool = False) -> bool:
    """It is over. False: it was over before."""
    outcome = Alarm.State.FALSE if false_alarm else Alarm.State.RESOLVED
    return _settle(alarm, Alarm.State.TAKEN, outcome, by) or _settle(alarm, Alarm.State.OPEN, outcome, by)


@transaction.atomic
def _settle(alarm: Alarm, before: Alarm.State, after: Alarm.State, by: Account) -> bool:
    won = Alarm.objects.filter(pk=alarm.pk, state=before).update(
        state=after, handled_by=by, handled_at=clock.now()
    )
    if won:
        audit.record(f"alarm.{after}", f"alarm {alarm.pk}", by)
    return bool(won)

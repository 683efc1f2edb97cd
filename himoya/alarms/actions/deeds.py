"""Writing down what was done about alarms and what came of it."""

from django.db import transaction

from himoya.alarms.models import Alarm, Deed
from himoya.alarms.queries import OPEN
from himoya.alarms.rules import ENDS, TAKES, UNDO_WITHIN
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.linkage.queries import identities_of
from himoya.security import audit
from himoya.security.models import Account


def take(alarm: Alarm, *, by: Account) -> bool:
    """Somebody works on it now. False: another person took it first."""
    return _settle(alarm, Alarm.State.OPEN, Alarm.State.TAKEN, by)


def resolve(alarm: Alarm, *, by: Account, false_alarm: bool = False) -> bool:
    """It is over. False: it was over before."""
    outcome = Alarm.State.FALSE if false_alarm else Alarm.State.RESOLVED
    return _settle(alarm, Alarm.State.TAKEN, outcome, by) or _settle(alarm, Alarm.State.OPEN, outcome, by)


@transaction.atomic
def do(alarm: Alarm, kind: Deed.Kind, *, note: str = "", by: Account) -> Deed | None:
    """Write down what was done. None: the alarm had been ended before, or another one took it.

    Who does something about one alarm of a person works on all that stand open about that person, and
    whoever says that it is over ends all of them; a false alarm is the one message only.
    """
    now = clock.now()
    of_him = Alarm.objects.filter(person__in=identities_of(alarm.person), state__in=OPEN)
    standing = Alarm.objects.filter(pk=alarm.pk, state__in=OPEN)
    if kind == Deed.Kind.FALSE_ALARM:
        # Whom it had concerned in the same place is looked at anew, too.
        won = standing.update(state=Alarm.State.FALSE, handled_by=by, handled_at=now, spread_at=None)
    elif kind == Deed.Kind.RESOLVED:
        won = standing.exists() and of_him.update(state=Alarm.State.RESOLVED, handled_by=by, handled_at=now)
    elif kind == Deed.Kind.TAKEN:
        won = of_him.filter(state=Alarm.State.OPEN).update(
            state=Alarm.State.TAKEN, handled_by=by, handled_at=now
        )
    else:
        won = standing.exists()
        if won and kind in TAKES:
            of_him.filter(state=Alarm.State.OPEN).update(
                state=Alarm.State.TAKEN, handled_by=by, handled_at=now
            )
    if not won:
        return None
    deed = Deed.objects.create(alarm=alarm, kind=kind, note=note, by=by, at=now)
    audit.record(f"alarm.{kind}", f"alarm {alarm.pk}", by)
    return deed


@transaction.atomic
def undo_deed(deed: Deed, *, by: Account) -> bool:
    """As if it had not been written down. False: it was undone before.

    Raises BadInput for somebody else's deed and for one of another day.
    """
    now = clock.now()
    if deed.by_id != by.pk:
        raise BadInput(N_("Only the person who wrote this down can take it back."))
    if deed.at <= now - UNDO_WITHIN:
        raise BadInput(N_("This is older than a day and stays. Write down what is so today."))
    if not Deed.objects.filter(pk=deed.pk, undone_at=None).update(undone_at=now):
        return False
    of_him = Alarm.objects.filter(person__in=identities_of(deed.alarm.person))
    changed = of_him.filter(handled_by=deed.by, handled_at=deed.at)
    others = Deed.objects.filter(
        alarm__person__in=identities_of(deed.alarm.person), kind__in=TAKES, undone_at=None, at__lte=now
    )
    last = others.order_by("-at").first()
    if deed.kind in ENDS:
        state = Alarm.State.TAKEN if last else Alarm.State.OPEN
        changed.update(state=state, handled_by=last and last.by, handled_at=last and last.at)
    elif last is None:
        of_him.filter(state=Alarm.State.TAKEN).update(
            state=Alarm.State.OPEN, handled_by=None, handled_at=None
        )
    audit.record("alarm.deed_undone", f"alarm {deed.alarm_id}", by)
    return True


@transaction.atomic
def _settle(alarm: Alarm, before: Alarm.State, after: Alarm.State, by: Account) -> bool:
    won = Alarm.objects.filter(pk=alarm.pk, state=before).update(
        state=after, handled_by=by, handled_at=clock.now()
    )
    if won:
        audit.record(f"alarm.{after}", f"alarm {alarm.pk}", by)
    return bool(won)

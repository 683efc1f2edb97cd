"""Writing down what was done about alarms and what came of it."""

from django.db import transaction

from himoya.alarms.models import Alarm, Deed
from himoya.alarms.queries import OPEN
from himoya.alarms.rules import ENDS, TAKES, UNDO_WITHIN
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.linkage.queries import about_visible, identities_of
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
def do(alarm: Alarm, kind: Deed.Kind, *, note: str = "", outcome: str = "", by: Account) -> Deed | None:
    """Write down what was done. None: the alarm had been ended before, or another one took it.

    Who does something about one alarm of a person works on all that stand open about that person, and
    whoever says that it is over ends all of them, with the same `outcome` (a code of Alarm.Outcome); a false
    alarm is the one message only. When nobody knows what came of it, nothing ends: it is watched on.
    """
    now = clock.now()
    of_him = Alarm.objects.filter(person__in=identities_of(alarm.person), state__in=OPEN)
    standing = Alarm.objects.filter(pk=alarm.pk, state__in=OPEN)
    if kind == Deed.Kind.RESOLVED and outcome == Alarm.Outcome.NOT_KNOWN:
        kind = Deed.Kind.WATCHING
    if kind == Deed.Kind.FALSE_ALARM:
        # Whom it had concerned in the same place is looked at anew, too.
        won = standing.update(state=Alarm.State.FALSE, handled_by=by, handled_at=now, spread_at=None)
    elif kind == Deed.Kind.RESOLVED:
        won = standing.exists() and of_him.update(
            state=Alarm.State.RESOLVED, handled_by=by, handled_at=now, outcome=outcome
        )
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
        if won and outcome:
            of_him.update(outcome=outcome)
    if not won:
        return None
    deed = Deed.objects.create(alarm=alarm, kind=kind, note=note, by=by, at=now)
    audit.record(f"alarm.{kind}", f"alarm {alarm.pk}", by)
    return deed


@transaction.atomic
def ask_to_act(alarm: Alarm, to: Account, *, note: str = "", by: Account) -> Deed | None:
    """Ask somebody to act on all that stands open about this person. None: it had been ended before.

    Nobody works on it until that person takes it: whoever asks lets go of it, and time runs on. Raises
    BadInput for an account that may not work on it.
    """
    now = clock.now()
    mine = Alarm.objects.filter(about_visible(to), pk=alarm.pk)
    if not (to.is_active and may(to.role, Right.WORK) and mine.exists()):
        raise BadInput(N_("This helper does not see this person. Give the case first, or ask somebody else."))
    of_him = Alarm.objects.filter(person__in=identities_of(alarm.person), state__in=OPEN)
    if not of_him.filter(pk=alarm.pk).exists():
        return None
    of_him.update(assigned_to=to)
    of_him.filter(state=Alarm.State.TAKEN, handled_by=by).update(
        state=Alarm.State.OPEN, handled_by=None, handled_at=None
    )
    deed = Deed.objects.create(alarm=alarm, kind=Deed.Kind.ASSIGNED, note=note, to=to, by=by, at=now)
    audit.record("alarm.assigned", f"alarm {alarm.pk}", by)
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
    _as_before(deed)
    audit.record("alarm.deed_undone", f"alarm {deed.alarm_id}", by)
    return True


def _as_before(deed: Deed) -> None:
    """Put the alarms of this person back to what the other deeds say."""
    his = identities_of(deed.alarm.person)
    of_him = Alarm.objects.filter(person__in=his)
    standing = Deed.objects.filter(alarm__person__in=his, undone_at=None, at__lte=clock.now())
    last = standing.filter(kind__in=TAKES).order_by("-at", "-pk").first()
    asked = standing.filter(kind=Deed.Kind.ASSIGNED).order_by("-at", "-pk").first()
    let_go = asked is not None and last is not None and asked.by_id == last.by_id and asked.at >= last.at
    holder = None if let_go else last
    if deed.kind in ENDS:
        of_him.filter(handled_by=deed.by, handled_at=deed.at).update(
            state=Alarm.State.TAKEN if holder else Alarm.State.OPEN,
            handled_by=holder and holder.by,
            handled_at=holder and holder.at,
            outcome="",
        )
    elif deed.kind == Deed.Kind.ASSIGNED:
        of_him.filter(state__in=OPEN, assigned_to=deed.to).update(assigned_to=asked and asked.to)
        if holder is not None:
            of_him.filter(state=Alarm.State.OPEN, fired_at__lte=holder.at).update(
                state=Alarm.State.TAKEN, handled_by=holder.by, handled_at=holder.at
            )
    else:
        if deed.kind == Deed.Kind.WATCHING:
            of_him.filter(state__in=OPEN, outcome=Alarm.Outcome.NOT_KNOWN).update(outcome="")
        if holder is None:
            of_him.filter(state=Alarm.State.TAKEN).update(
                state=Alarm.State.OPEN, handled_by=None, handled_at=None
            )


@transaction.atomic
def _settle(alarm: Alarm, before: Alarm.State, after: Alarm.State, by: Account) -> bool:
    won = Alarm.objects.filter(pk=alarm.pk, state=before).update(
        state=after, handled_by=by, handled_at=clock.now()
    )
    if won:
        audit.record(f"alarm.{after}", f"alarm {alarm.pk}", by)
    return bool(won)

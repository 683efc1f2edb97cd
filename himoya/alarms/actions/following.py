"""Asking a month, and three months, after a signal where somebody is."""

from datetime import datetime, timedelta

from django.db import transaction

from himoya.alarms.models import Alarm, FollowUp
from himoya.alarms.outcomes.asking import to_plan
from himoya.alarms.outcomes.rules import DAYS
from himoya.alarms.rules import UNDO_WITHIN
from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def plan_follow_ups(now: datetime) -> int:
    """Write down when to ask about whom. However often it is called, everybody is asked once for a day."""
    known = set(FollowUp.objects.values_list("alarm_id", "day"))
    rows = [
        FollowUp(person_id=person, alarm_id=alarm, day=day, due_at=told_at + timedelta(days=day))
        for person, alarm, told_at in to_plan(now)
        for day in DAYS
        if (alarm, day) not in known
    ]
    FollowUp.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def answer_follow_up(one: FollowUp, answer: Alarm.Outcome, *, by: Account) -> bool:
    """Somebody says where he is. False: another one has said it before."""
    won = FollowUp.objects.filter(pk=one.pk, answer="").update(answer=answer, by=by, at=clock.now())
    if won:
        audit.record("follow_up.answered", f"follow-up {one.pk}", by)
    return bool(won)


@transaction.atomic
def take_back_answer(one: FollowUp, *, by: Account) -> bool:
    """As if it had not been said. False: it is older than a day, or somebody else said it."""
    mine = FollowUp.objects.filter(pk=one.pk, by=by, at__gt=clock.now() - UNDO_WITHIN).exclude(answer="")
    won = mine.update(answer="", by=None, at=None)
    if won:
        audit.record("follow_up.taken_back", f"follow-up {one.pk}", by)
    return bool(won)

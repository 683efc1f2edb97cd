"""Two workers look at the same clocks, and the power fails again and again: what is lost, what is doubled?

Django must be set up, on a database that others may use at the same time. The workers are children of this
process, killed from outside, so that the kill falls anywhere: in a statement, in a commit, or between two.
"""

import os
import signal
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from django.db import connections

from himoya.alarms.actions.looking import steps_of
from himoya.alarms.ground import standing
from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Statement
from himoya.common.roles import Role
from himoya.contact.models import Call
from himoya.outbox.models import Notice, Reach
from himoya.people.models import Person, Reporter
from himoya.security.models import Account
from himoya.worker.clocks import look_at_clocks

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands after all kills against what a single undisturbed look would have raised."""

    kills: int
    alarms: int
    lost: int
    doubled: int
    told: int  # of alarms that cannot wait, how many the helpers were told of
    to_tell: int


def fill(cases: int) -> None:
    """Every case is silent, every tenth has signed, all are due at once."""
    lead = Account.objects.create(username="lead", role=Role.ORGANISER, made_at=NOW, password="!")
    Reach.objects.create(account=lead, way="email", address="lead@example.org", made_at=NOW, proven_at=NOW)
    for number in range(cases):
        voice = Reporter.objects.create(key=f"telegram:77/{number}")
        person = Person.objects.create(reporter=voice, key=str(number), name=f"Farrukh {number}")
        opened = NOW - 60 * DAY
        case = Case.objects.create(person=person, opened_at=opened, next_check_at=NOW, look_at=NOW - DAY)
        Call.objects.bulk_create(
            Call(case=case, at=NOW - (10 + 7 * week) * DAY, noted_by=lead, noted_at=NOW) for week in range(4)
        )
        if number % 10 == 0:
            known = {"grade": "V1", "known_on": NOW.date(), "stated_by": lead, "stated_at": NOW}
            Statement.objects.create(person=person, kind="contract", value="signed", **known)


def kill_often(kills: int, chance: Random) -> Found:
    """Start two workers, kill both at a random moment, and so on; then let one come to its end."""
    for _kill in range(0, kills, 2):
        workers = [_worker() for _one in range(2)]
        for worker in workers:
            time.sleep(chance.random() * 0.2)
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
    os.waitpid(_worker(), 0)
    return _found(kills)


def _worker() -> int:
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            while look_at_clocks(NOW):
                pass
        finally:
            os._exit(0)
    return child


def _found(kills: int) -> Found:
    cases = list(Case.objects.all())
    expected = [
        (case.person_id, step.rule, step.key)
        for case, found in zip(cases, steps_of(cases), strict=True)
        for step in standing(found, NOW)
    ]
    raised = list(Alarm.objects.filter(message=None).values_list("person_id", "rule", "episode"))
    to_tell = Alarm.objects.filter(message=None, level="T0").count()
    return Found(
        kills=kills,
        alarms=len(raised),
        lost=len(set(expected) - set(raised)),
        doubled=len(raised) - len(set(raised)) + len(set(raised) - set(expected)),
        told=sum(Notice.objects.values_list("fresh", flat=True)),
        to_tell=to_tell,
    )

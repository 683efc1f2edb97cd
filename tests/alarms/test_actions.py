"""An alarm is taken by one person, ends once, and then leaves tonight's list."""

from datetime import timedelta

import pytest

from himoya.alarms.actions import raise_alarms, resolve, take
from himoya.alarms.models import Alarm
from himoya.alarms.queries import stored_tonight
from himoya.security.models import AuditLine
from tests.make import MONDAY, account, message, person

pytestmark = pytest.mark.django_db


def an_alarm() -> Alarm:
    words = message("Farrux qo'l qo'yibdi")
    drafts = [
        Alarm(
            message=words,
            person=person(),
            rule="U01",
            level="T0",
            start=7,
            end=20,
            since=MONDAY,
            fired_at=MONDAY,
        )
    ]
    raise_alarms(drafts)
    return Alarm.objects.get()


def listed() -> int:
    return len(stored_tonight(MONDAY + timedelta(hours=1)).tonight.entries)


def test_two_helpers_cannot_both_take_it() -> None:
    alarm = an_alarm()
    assert take(alarm, by=account("nodira"))
    assert not take(alarm, by=account("anvar"))
    alarm.refresh_from_db()
    assert (alarm.state, alarm.handled_by and alarm.handled_by.username) == (Alarm.State.TAKEN, "nodira")
    assert listed() == 1  # somebody works on it: it stays in sight until it is over


@pytest.mark.parametrize(("false_alarm", "state"), [(False, Alarm.State.RESOLVED), (True, Alarm.State.FALSE)])
@pytest.mark.parametrize("taken_first", [True, False])
def test_an_ended_alarm_leaves_the_list_and_ends_once(
    false_alarm: bool, state: str, taken_first: bool
) -> None:
    alarm, nodira = an_alarm(), account()
    if taken_first:
        take(alarm, by=nodira)

    assert resolve(alarm, by=nodira, false_alarm=false_alarm)
    assert not resolve(alarm, by=nodira)

    alarm.refresh_from_db()
    assert (alarm.state, listed()) == (state, 0)
    assert AuditLine.objects.filter(verb=f"alarm.{state}").count() == 1


def test_an_alarm_raised_again_stands_once() -> None:
    alarm = an_alarm()
    raise_alarms(
        [
            Alarm(
                message=alarm.message,
                person=alarm.person,
                rule="U01",
                level="T0",
                start=7,
                end=20,
                since=MONDAY,
                fired_at=MONDAY,
            )
        ]
    )
    assert Alarm.objects.count() == 1

"""Whom nobody acted on in time stands first among his equals, in the stored ranking as in the rules."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from himoya.alarms.models import Alarm
from himoya.alarms.queries import stored_tonight, tonight_order
from himoya.people.models import Person
from himoya.security.models import Account
from tests import make

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LEVELS = {"U01": "T0", "U04": "T1", "U06": "T2", "U17": "T3"}


@pytest.fixture
def nodira(db: None) -> Account:
    return make.account()


def rung(person: Person, rule: str, hours_ago: float, **more: object) -> Alarm:
    since = NOW - hours_ago * HOUR
    values = {"level": LEVELS[rule], "since": since, "fired_at": since, "episode": f"{hours_ago}", **more}
    return Alarm.objects.create(person=person, rule=rule, **values)


def order(account: Account) -> list[int]:
    return tonight_order(account, NOW)[0]


def test_whom_all_were_told_of_in_vain_stands_first_among_his_equals(nodira: Account) -> None:
    fresh, late, taken = (make.person(name) for name in ("Farrux Namunayev", "Botir Sinov", "Olim Misolov"))
    for person, hours, state in ((fresh, 1, "open"), (late, 5, "open"), (taken, 6, "taken")):
        told = None if person == fresh else NOW - HOUR
        rung(person, "U01", hours, state=state, escalated_at=told)
    calm = make.person("Sodiq Tamsilov")
    rung(calm, "U04", 30, escalated_at=NOW)
    assert order(nodira) == [late.pk, fresh.pk, taken.pk, calm.pk]


def test_the_late_one_has_a_place_before_the_newest(nodira: Account) -> None:
    late = make.person("Farrux Namunayev")
    rung(late, "U04", 40, escalated_at=NOW)
    for number in range(30):
        rung(make.person(f"Sinov {number}"), "U04", 1 + number / 60)
    assert order(nodira)[0] == late.pk


def test_a_newer_word_does_not_hide_that_nobody_acted(nodira: Account) -> None:
    """The list shows only the newest message of a lesser rule; the older one still waits."""
    late, fresh = make.person("Farrux Namunayev"), make.person("Botir Sinov")
    rung(late, "U04", 40, escalated_at=NOW)
    rung(late, "U04", 2)
    rung(fresh, "U04", 1)
    listed = stored_tonight(NOW).tonight.entries
    assert order(nodira) == [int(entry.person) for entry in listed] == [late.pk, fresh.pk]


@pytest.mark.parametrize("seed", range(8))
def test_the_database_and_the_rules_agree(nodira: Account, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 -- the same list each time
    people = [make.person(f"Sinov {number}") for number in range(14)]
    for number in range(60):
        rule, state = chance.choice(list(LEVELS)), chance.choice(["open", "open", "taken"])
        told = chance.choice([None, NOW])
        rung(chance.choice(people), rule, number * 7.3 + 0.5, state=state, escalated_at=told)
    # Who works on something about a person works on all of it.
    for person in people[::3]:
        Alarm.objects.filter(person=person).update(state="taken")
    for person in people[1::3] + people[2::3]:
        Alarm.objects.filter(person=person).update(state="open")
    listed = stored_tonight(NOW).tonight
    assert order(nodira) == [int(entry.person) for entry in listed.entries]
    assert tonight_order(nodira, NOW)[1] == listed.rest

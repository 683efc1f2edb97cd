"""Which letters the alarms of a person call for."""

from datetime import timedelta

import pytest

from himoya.alarms.calling import USUAL, rules_for_letters
from himoya.alarms.models import Alarm
from himoya.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db


def rings(person: Person, rule: str, level: str, hours: int = 1) -> None:
    at = make.MONDAY - timedelta(hours=hours)
    Alarm.objects.create(person=person, rule=rule, level=level, since=at, fired_at=at)


def test_the_most_urgent_rule_comes_first_and_one_without_letters_is_left_out() -> None:
    person = make.person()
    rings(person, "U10", "T1")
    rings(person, "U01", "T0")
    rings(person, "U19", "T0")
    assert rules_for_letters([person.pk], make.MONDAY) == ["U01", "U10"]


def test_whose_window_has_passed_comes_after_who_can_still_be_helped() -> None:
    person = make.person()
    rings(person, "U01", "T0", hours=24 * 60)
    rings(person, "U10", "T1")
    assert rules_for_letters([person.pk], make.MONDAY) == ["U10", "U01"]


def test_when_nothing_rings_letters_are_about_pressure() -> None:
    assert rules_for_letters([make.person().pk], make.MONDAY, make.account()) == [USUAL]

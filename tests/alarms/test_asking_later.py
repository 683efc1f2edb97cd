"""A month later somebody asks once for each person, however many reports there are of him."""

from datetime import datetime, timedelta

import pytest

from himoya.alarms.actions import answer_follow_up, plan_follow_ups
from himoya.alarms.models import Alarm, FollowUp
from himoya.alarms.outcomes import asking
from himoya.alarms.outcomes.asking import due
from himoya.alarms.outcomes.queries import followed
from himoya.alarms.outcomes.rules import Column
from himoya.cases.actions import open_case
from himoya.common import clock
from himoya.contact.actions import log_call
from himoya.linkage.actions import settle, unsettle
from himoya.linkage.models import Grouped, Grouping
from himoya.people.models import Person, SamePerson
from himoya.security.models import Account
from tests import make
from tests.make import MONDAY

DAY = timedelta(days=1)
LATER = MONDAY + 36 * DAY


@pytest.fixture
def nodira(db: None, monkeypatch: pytest.MonkeyPatch) -> Account:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return make.account()


@pytest.fixture
def two(nodira: Account) -> tuple[Person, Person]:
    """Told by his mother, and five days later by his aunt; nobody knows yet that it is one man."""
    grouping = Grouping.objects.create(made_at=MONDAY, current=True, low=0, point=0, high=0)
    people = make.person(), make.person("Farrux Namunaev", "telegram:77/oygul")
    for person, days in zip(people, (0, 5), strict=True):
        Grouped.objects.create(grouping=grouping, person=person, group=person.pk, believed=person.pk)
        told = MONDAY + days * DAY
        Alarm.objects.create(person=person, rule="U01", level="T0", since=told, fired_at=told, episode="1")
    plan_follow_ups(MONDAY + 6 * DAY)
    return people


def asked(account: Account, now: datetime = LATER) -> list[int]:
    return [one.person_id for one in due(account, now)]


def test_a_merged_group_is_asked_once_and_parted_again_twice(
    nodira: Account, two: tuple[Person, Person]
) -> None:
    mothers, aunts = two
    assert asked(nodira) == [mothers.pk, aunts.pk]
    verdict = settle(mothers, aunts, SamePerson.Verdict.SAME, by=nodira)
    assert asked(nodira) == [mothers.pk]
    unsettle(verdict, by=nodira)
    assert asked(nodira) == [mothers.pk, aunts.pk]


@pytest.mark.parametrize("whose", [0, 1])
def test_one_answer_is_the_answer_for_the_group(
    nodira: Account, two: tuple[Person, Person], whose: int
) -> None:
    answer_follow_up(FollowUp.objects.get(person=two[whose], day=30), Alarm.Outcome.HOME, by=nodira)
    verdict = settle(*two, SamePerson.Verdict.SAME, by=nodira)
    assert asked(nodira) == []
    assert [where for _one, where in followed(LATER).columns[30]] == [Column.SAFE]
    unsettle(verdict, by=nodira)
    assert asked(nodira) == [two[1 - whose].pk]
    assert sorted(where for _one, where in followed(LATER).columns[30]) == [Column.LOST, Column.SAFE]


def test_a_voice_heard_by_the_other_family_answers_too(nodira: Account, two: tuple[Person, Person]) -> None:
    hers = open_case(two[1], next_check_at=LATER, owner=nodira, by=nodira)
    log_call(hers, at=MONDAY + 31 * DAY, seconds=60, by=nodira)
    assert asked(nodira) == [person.pk for person in two]  # the aunt's month is not over yet
    settle(*two, SamePerson.Verdict.SAME, by=nodira)
    assert asked(nodira) == []


def test_a_false_alarm_of_one_leaves_the_question_of_the_other(
    nodira: Account, two: tuple[Person, Person]
) -> None:
    settle(*two, SamePerson.Verdict.SAME, by=nodira)
    Alarm.objects.filter(person=two[0]).update(state=Alarm.State.FALSE)
    assert asked(nodira) == [two[1].pk]


def test_a_signal_after_a_long_pause_is_a_question_of_its_own(
    nodira: Account, two: tuple[Person, Person]
) -> None:
    since = MONDAY + 100 * DAY
    Alarm.objects.create(person=two[1], rule="U02", level="T0", since=since, fired_at=since, episode="2")
    settle(*two, SamePerson.Verdict.SAME, by=nodira)
    plan_follow_ups(since + DAY)
    assert asked(nodira, MONDAY + 131 * DAY) == [two[1].pk]


@pytest.mark.parametrize("first", [1, 2, 30])
def test_who_asks_is_found_behind_many_who_do_not(
    nodira: Account, two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """A few are looked at first; what stands behind them is not forgotten."""
    others = [make.person(f"Sinov Namunaev {n}", f"telegram:77/{n}") for n in range(6)]
    for hours, person in enumerate(others, start=130):
        told = MONDAY + timedelta(hours=hours)
        Alarm.objects.create(person=person, rule="U01", level="T0", since=told, fired_at=told, episode="1")
    plan_follow_ups(MONDAY + 7 * DAY)
    Alarm.objects.filter(person__in=[*two, *others[:4]]).update(state=Alarm.State.FALSE)
    monkeypatch.setattr(asking, "LOOKED_AT_FIRST", first)
    assert asked(nodira) == [others[4].pk, others[5].pk]

"""Steps for a life in danger, why not on the list, what came of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from himoya.alarms.actions import answer_follow_up, do, plan_follow_ups, take_back_answer
from himoya.alarms.models import Alarm, Deed, FollowUp
from himoya.cases.actions import edit_case, open_case
from himoya.common import clock
from himoya.common.roles import Role
from himoya.contact.actions import log_call
from tests import make
from tests.desk.acting.conftest import Group
from tests.desk.conftest import NAME, NOW, alarm

DAY = timedelta(days=1)


def test_steps_are_one_tap_from_every_such_card(group: Group) -> None:
    danger = alarm(hours_ago=0.5, rule="U05")
    address = f"/alarms/{danger.pk}/steps/"
    assert address in group.page(group.anvar)
    html = group.page(group.anvar, address)
    for words in (
        "no message, no machine",
        "103",
        "Not yet checked by a practitioner",
        "Do not leave her alone",
    ):
        assert words in html
    assert NAME not in html
    assert group.code(group.anvar, f"/alarms/{group.rings.pk}/steps/") == 404
    assert group.code(group.dilnoza, address) == 404


def test_why_it_is_or_is_not_on_the_list(group: Group) -> None:
    address = f"/cases/{group.case.pk}/why-not/"
    assert address in group.page(group.anvar, f"/cases/{group.case.pk}/")
    assert "place 1 of 1" in group.page(group.anvar, address)
    do(group.rings, Deed.Kind.RESOLVED, outcome="home", by=group.anvar)
    html = group.page(group.nodira, address)
    assert "no alarm is open" in html
    assert "Contract signed, still inside was ended by Anvar today, 21:00: at home." in html
    assert "On the list of: Anvar, Nodira, Oleg." in html
    edit_case(group.case, group.case.version, {"status": "resolved"}, "uyda", by=group.nodira)
    assert "The case is resolved" in group.page(group.nodira, address)
    assert group.code(group.dilnoza, address) == 404


def test_why_not_costs_the_same_for_a_long_list(group: Group) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            group.page(group.nodira, f"/cases/{group.case.pk}/why-not/")
        return len(queries)

    asked()
    few = asked()
    for number in range(20):
        alarm(f"Namuna{'abcdefghijklmnopqrst'[number]} Sinovov")
    assert asked() == few


@pytest.fixture
def a_month_later(group: Group, monkeypatch: pytest.MonkeyPatch) -> Group:
    plan_follow_ups(NOW)
    monkeypatch.setattr(clock, "now", lambda: NOW + 31 * DAY)
    return group


def test_a_month_later_somebody_asks_and_one_tap_answers(a_month_later: Group) -> None:
    group = a_month_later
    assert "A month later: where are they?" in group.page(group.anvar)
    assert "A month later" not in group.page(group.dilnoza)
    one = FollowUp.objects.get(day=30)
    html = group.send(group.anvar, f"/follow-ups/{one.pk}/", answer="home")
    assert "Answered by you within a day: 1" in html
    html = group.send(group.anvar, f"/follow-ups/{one.pk}/undo/")
    assert "Answered by you" not in html
    assert FollowUp.objects.get(day=30).answer == ""
    group.send(group.anvar, f"/follow-ups/{one.pk}/", answer="nowhere")
    group.send(group.dilnoza, f"/follow-ups/{one.pk}/", answer="home")
    assert FollowUp.objects.get(day=30).answer == ""


def test_who_was_heard_is_asked_about_no_more(a_month_later: Group) -> None:
    log_call(a_month_later.case, at=NOW + 30 * DAY, seconds=60, by=a_month_later.anvar)
    assert "A month later" not in a_month_later.page(a_month_later.anvar)


def test_follow_ups_are_planned_once_and_for_first_signals_only(group: Group) -> None:
    alarm(hours_ago=0.5, rule="U03")
    assert plan_follow_ups(NOW) == 2
    assert plan_follow_ups(NOW) == 0
    assert set(FollowUp.objects.values_list("alarm", "day")) == {(group.rings.pk, 30), (group.rings.pk, 90)}


def test_two_answers_at_once_are_one(group: Group) -> None:
    plan_follow_ups(NOW)
    one = FollowUp.objects.get(day=30)
    assert answer_follow_up(one, Alarm.Outcome.HOME, by=group.anvar)
    assert not answer_follow_up(one, Alarm.Outcome.DEAD, by=group.nodira)
    assert not take_back_answer(one, by=group.nodira)


def test_the_numbers_add_up_and_claim_nothing(a_month_later: Group) -> None:
    group = a_month_later
    Alarm.objects.update(act_by=NOW + timedelta(hours=1))
    Deed.objects.create(
        alarm=group.rings, kind="called_family", by=group.anvar, at=NOW + timedelta(minutes=90)
    )
    html = " ".join(group.page(group.nodira, "/outcomes/").split())
    assert '<th scope="row">nobody can say</th><td>1</td><td>0</td>' in html
    assert '<th scope="row">the day has not come yet</th><td>0</td><td>1</td>' in html
    assert "in time: <b>1 (100%)</b>" in html
    assert "half of those acted on within: <b>1 h 30 min</b>" in html
    assert "does not say that anybody is safe because of our work" in html
    assert NAME in html
    log_call(group.case, at=NOW + 30 * DAY, seconds=60, by=group.anvar)
    html = " ".join(group.page(group.nodira, "/outcomes/").split())
    assert '<th scope="row">alive, in custody or at home</th><td>1</td><td>0</td>' in html


def test_an_analyst_sees_no_name_and_no_small_number(a_month_later: Group) -> None:
    analyst = make.account("tahlil", Role.ANALYST)
    analyst.language = "en"
    analyst.save()
    html = a_month_later.page(analyst, "/outcomes/")
    assert "fewer than 10" in html
    assert NAME not in html
    assert "<td>1</td>" not in html
    stranger = a_month_later.page(a_month_later.dilnoza, "/outcomes/")
    assert NAME not in stranger


def test_outcomes_cost_the_same_for_many(group: Group) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            group.page(group.nodira, "/outcomes/")
        return len(queries)

    def lost(letter: str) -> None:
        told = alarm(f"Namuna{letter} Sinovov", hours_ago=24 * 40)
        open_case(told.person, next_check_at=NOW, owner=group.nodira, by=group.nodira)

    lost("z")
    asked()
    few = asked()
    for letter in "abcdefghijklmnopqrst":
        lost(letter)
    assert asked() == few

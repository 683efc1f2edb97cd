"""What came of it: said with one tap, taken back with one, and a word of death confirms nothing."""

import pytest

from himoya.alarms.actions import do, undo_deed
from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Statement
from tests.desk.acting.conftest import Group
from tests.desk.conftest import alarm


def test_one_tap_ends_everything_about_one_person_with_what_came_of_it(group: Group) -> None:
    alarm(hours_ago=2)
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="resolved", outcome="in_custody")
    assert "ended it (alive and in custody)" in html
    assert set(Alarm.objects.values_list("state", "outcome")) == {(Alarm.State.RESOLVED, "in_custody")}
    undo_deed(Deed.objects.get(), by=group.anvar)
    assert set(Alarm.objects.values_list("state", "outcome")) == {(Alarm.State.OPEN, "")}


@pytest.mark.parametrize("outcome", ["", "x", "alive"])
def test_it_is_not_over_before_somebody_says_what_came_of_it(group: Group, outcome: str) -> None:
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="resolved", outcome=outcome)
    assert "Say what came of it" in html
    assert not Deed.objects.exists()


def test_a_word_of_death_confirms_nothing(group: Group) -> None:
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="resolved", outcome="dead")
    assert "only a document confirms a death" in html
    assert "said to be dead" in html
    assert not Statement.objects.exists()


def test_when_nobody_knows_it_stays_on_the_list(group: Group) -> None:
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="resolved", outcome="not_known")
    assert "It stays on the list" in html
    assert "<article" in html
    group.rings.refresh_from_db()
    assert (group.rings.state, group.rings.outcome) == (Alarm.State.TAKEN, "not_known")
    undo_deed(Deed.objects.get(), by=group.anvar)
    group.rings.refresh_from_db()
    assert (group.rings.state, group.rings.outcome) == (Alarm.State.OPEN, "")


@pytest.mark.parametrize(
    ("rule", "question"),
    [
        ("U01", "Five days have passed. Is this person still there?"),
        ("U02", "Two days have passed. Was this person taken away, or still there?"),
        ("U05", "Three days have passed. Has anybody seen or heard this person since?"),
        ("U14", "Three days have passed. Is it certain who died?"),
        ("U19", "Three days have passed. Was anything paid, and is this person still there?"),
        ("U20", "Three days have passed. Is it taken down, and is this person still there?"),
    ],
)
def test_an_old_alarm_asks_its_own_question_and_takes_quick_answers(
    group: Group, rule: str, question: str
) -> None:
    do(group.rings, Deed.Kind.FALSE_ALARM, by=group.nodira)
    old = alarm(hours_ago=24 * 30, rule=rule)
    html = group.page(group.nodira)
    assert question in html
    asked = html[html.index(question) :].partition("</form>")[0]
    assert asked.count('name="outcome"') == 3
    assert "Nobody knows" in asked
    group.send(group.nodira, f"/alarms/{old.pk}/deed/", kind="resolved", outcome="not_known")
    assert "Somebody has looked, and nobody knows." in group.page(group.nodira)


def test_a_false_alarm_leads_to_the_lesson(group: Group) -> None:
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="false_alarm")
    assert f'href="/messages/{group.rings.message_id}/lesson/"' in html
    assert group.code(group.anvar, f"/messages/{group.rings.message_id}/lesson/") == 200


def test_assigned_is_no_deed_to_tap(group: Group) -> None:
    assert "Choose what was done" in group.send(
        group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="assigned"
    )

"""Asking another helper: time runs on until she takes it."""

from datetime import timedelta

import pytest

from himoya.alarms.actions import ask_to_act, do, take_what_is_new, undo_deed
from himoya.alarms.models import Alarm, Deed
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.security.models import AuditLine
from tests.desk.acting.conftest import Group
from tests.desk.conftest import NOW, alarm


def test_who_is_asked_stands_on_the_card_and_the_alarm_stays_open(group: Group) -> None:
    address = f"/alarms/{group.rings.pk}/ask/"
    html = group.send(group.nodira, address, to=group.anvar.pk, note="uyda yo‘qman")
    assert "Anvar is asked." in html
    assert "Asked of Anvar since today" in html
    assert "uyda yo‘qman" in html
    group.rings.refresh_from_db()
    assert (group.rings.state, group.rings.assigned_to) == (Alarm.State.OPEN, group.anvar)
    assert AuditLine.objects.filter(verb="alarm.assigned", subject=f"alarm {group.rings.pk}").exists()


def test_once_taken_nobody_is_asked_any_more(group: Group) -> None:
    ask_to_act(group.rings, group.anvar, by=group.nodira)
    html = group.send(group.anvar, f"/alarms/{group.rings.pk}/deed/", kind="taken")
    assert "Asked of Anvar" not in html
    assert "Somebody works on it" in html


def test_only_who_sees_the_person_is_offered_and_accepted(group: Group) -> None:
    html = group.page(group.nodira)
    offered = html[html.index('<select id="to1"') :].partition("</select>")[0]
    assert "Anvar" in offered
    assert not [name for name in ("Dilnoza", "Oleg", "Nodira") if name in offered]
    for stranger in (group.dilnoza.pk, group.oleg.pk, 987654, "x", "", "99999999999999999999"):
        assert 'class="said error"' in group.send(group.nodira, f"/alarms/{group.rings.pk}/ask/", to=stranger)
    with pytest.raises(BadInput):
        ask_to_act(group.rings, group.dilnoza, by=group.nodira)
    assert not Deed.objects.exists()


def test_whoever_asks_lets_go_and_all_are_told_when_time_is_up(group: Group) -> None:
    Alarm.objects.update(act_by=NOW + timedelta(hours=1))
    do(group.rings, Deed.Kind.TAKEN, by=group.nodira)
    ask_to_act(group.rings, group.anvar, by=group.nodira)
    assert take_what_is_new(NOW + timedelta(hours=2)).waiting == (group.rings.pk,)
    assert "Nobody has acted since today" in group.page(group.nodira)


def test_undone_it_is_as_before(group: Group) -> None:
    do(group.rings, Deed.Kind.TAKEN, by=group.nodira)
    asked = ask_to_act(group.rings, group.anvar, by=group.nodira)
    assert asked is not None
    assert undo_deed(asked, by=group.nodira)
    group.rings.refresh_from_db()
    assert (group.rings.state, group.rings.handled_by) == (Alarm.State.TAKEN, group.nodira)
    assert group.rings.assigned_to is None


def test_what_is_over_is_asked_of_nobody(group: Group) -> None:
    do(group.rings, Deed.Kind.RESOLVED, outcome="home", by=group.nodira)
    assert ask_to_act(group.rings, group.anvar, by=group.nodira) is None


def test_a_lawyer_and_a_stranger_ask_nobody(group: Group) -> None:
    address = f"/alarms/{group.rings.pk}/ask/"
    assert "not for" in group.send(group.oleg, address, to=group.anvar.pk) or not Deed.objects.exists()
    group.send(group.dilnoza, address, to=group.anvar.pk)
    assert not Deed.objects.exists()


def test_a_later_alarm_of_the_same_person_was_not_asked(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_to_act(group.rings, group.anvar, by=group.nodira)
    do(group.rings, Deed.Kind.RESOLVED, outcome="home", by=group.anvar)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=2))
    alarm(hours_ago=0.5)
    assert "Asked of" not in group.page(group.nodira)

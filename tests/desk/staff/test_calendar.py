"""The calendar: counts by the hour for whoever has its address, and nothing about anybody."""

import logging
import re
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from himoya.alarms.models import FollowUp
from himoya.appeals.actions import freeze_pack
from himoya.appeals.models import Appeal, Term
from himoya.appeals.queries import current_pack
from himoya.cases.actions import add_task, open_case
from himoya.cases.models import Deadline
from himoya.common.logs import Quiet
from himoya.common.roles import Role
from himoya.desk.opening.opening import Phase
from himoya.desk.staff import calendar
from himoya.outbox.models import Reach
from himoya.people.models import Person
from himoya.security.limits import Limit
from himoya.security.models import Account
from himoya.security.rules import hashed
from tests import make
from tests.desk.conftest import NAME, NOW, TEXT, alarm
from tests.desk.opening.conftest import Begin
from tests.desk.opening.conftest import begin as begin
from tests.desk.staff.conftest import signed_in


@pytest.fixture(autouse=True)
def nobody_came_before() -> None:
    calendar.RIGHT.clear()
    calendar.WRONG.clear()


def address_for(client: Client) -> str:
    page = client.post("/me/told/calendar/").content.decode()
    found = re.search(r"http://testserver(/calendar/[\w-]+\.ics)", page)
    assert found
    return found[1]


def read(address: str) -> list[tuple[date, str]]:
    answer = Client().get(address)
    assert answer.status_code == 200
    return [
        (event.decoded("DTSTART"), str(event["SUMMARY"]))
        for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def must_act_by(at: datetime, name: str = NAME, **more: Any) -> None:
    one = alarm(name, **more)
    one.act_by = at
    one.save()


def test_hours_and_days_are_counted(organiser: Client, nodira: Account) -> None:
    hour = NOW + timedelta(hours=2)
    must_act_by(hour + timedelta(minutes=10))
    must_act_by(hour + timedelta(minutes=50), "Sinovov Ali")
    must_act_by(NOW - timedelta(hours=3), "Oldingi Vali")
    must_act_by(NOW + timedelta(days=31), "Keyingi Soli")
    person = Person.objects.get(name=NAME)
    case = open_case(person, next_check_at=NOW, owner=nodira, by=nodira)
    day = NOW.date() + timedelta(days=5)
    add_task(case, "Advokatga yozish", due_on=day, assigned_to=nodira, by=nodira)
    add_task(case, "Birovga", due_on=day, assigned_to=make.account("oleg"), by=nodira)
    Deadline.objects.create(case=case, kind="appeal", due_on=day, by=nodira, at=NOW)
    Deadline.objects.create(case=case, kind="appeal", due_on=day, by=nodira, at=NOW, met_at=NOW)
    FollowUp.objects.create(person=person, alarm=person.alarms.get(), day=30, due_at=NOW + timedelta(days=9))
    assert read(address_for(organiser)) == [
        (hour, "Himoya: 2 wait"),
        (day, "Himoya: 2 due"),
        (NOW + timedelta(days=9), "Himoya: 1 wait"),
    ]


def test_the_last_days_of_letters_stand_in_it(organiser: Client, nodira: Account) -> None:
    case = open_case(make.person(NAME), next_check_at=NOW, owner=nodira, by=nodira)
    letter = Appeal.objects.create(
        case=case, number="2026-0001", version=freeze_pack(current_pack()), authority="uz_mfa",
        letter="coercion_neutral", language="uz", prepared_by=nodira, prepared_at=NOW,
    )  # fmt: skip
    day = NOW.date() + timedelta(days=15)
    for clock, over in (("uz_answer", None), ("uz_register", NOW.date())):
        Term.objects.create(
            appeal=letter, clock=clock, side="authority", started_on=NOW.date(), earliest=day, usual=day,
            latest=day, ended_on=over, at=NOW,
        )  # fmt: skip
    assert read(address_for(organiser)) == []
    Appeal.objects.update(state=Appeal.State.SENT, sent_on=NOW.date())
    assert read(address_for(organiser)) == [(day, "Himoya: 1 due")]


def test_it_shows_what_its_owner_may_see(nodira: Account, bahrom: Account) -> None:
    must_act_by(NOW + timedelta(hours=2))
    for account, seen in ((nodira, 1), (bahrom, 0), (make.account("aziza", Role.ANALYST), 0)):
        assert len(read(address_for(signed_in(Client(), account)))) == seen


def test_nothing_in_it_says_about_whom(organiser: Client, nodira: Account) -> None:
    must_act_by(NOW + timedelta(hours=2))
    address = address_for(organiser)
    first = Client().get(address)
    whole = first.content.decode()
    assert first.content == Client().get(address).content, "the same events keep their names"
    uids = re.findall(r"UID:(.+)\r\n", whole)
    assert len(uids) == 1
    assert re.fullmatch(r"[0-9a-f-]{36}", uids[0])
    words = (*NAME.split(), *TEXT.split(), nodira.username, "U01", "case")
    assert [word for word in words if word in whole.replace("CALSCALE", "")] == []


def test_it_is_kept_nowhere_and_sets_no_cookie(organiser: Client) -> None:
    address = address_for(organiser)
    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) >= 43
    assert Reach.objects.get().address == hashed(secret)
    assert secret not in organiser.get("/me/told/").content.decode()
    answer = Client().get(address)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.cookies == {}


def test_a_new_address_ends_the_old_one_and_ending_ends_it_at_once(organiser: Client) -> None:
    first, second = address_for(organiser), address_for(organiser)
    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]
    organiser.post(f"/me/told/{Reach.objects.get(ended_at=None).pk}/end/")
    assert Client().get(second).status_code == 404


def test_who_was_switched_off_has_no_calendar(organiser: Client, nodira: Account) -> None:
    address = address_for(organiser)
    Account.objects.filter(pk=nodira.pk).update(is_active=False)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("secret", ["x", "0" * 64, "%00", "é" * 20, "%ed%a0%80"])
def test_a_wrong_address_is_nobodys(organiser: Client, secret: str) -> None:
    address_for(organiser)
    answer = Client().get(f"/calendar/{secret}.ics")
    assert (answer.status_code, answer.content) == (404, b"")
    assert Client().get(f"/calendar/{Reach.objects.get().address}.ics").status_code == 404


def test_guessing_has_its_limit_and_shuts_nobody_out(
    organiser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "WRONG", Limit(of_one=2, in_all=10))
    address = address_for(organiser)
    stranger = Client(REMOTE_ADDR="203.0.113.7")
    assert [stranger.get("/calendar/x.ics").status_code for _ in range(3)] == [404, 404, 429]
    assert stranger.get(address).status_code == 200
    monkeypatch.setattr(calendar, "RIGHT", Limit(of_one=1, in_all=10))
    assert [stranger.get(address).status_code for _ in range(2)] == [200, 429]


def test_its_address_is_in_no_log() -> None:
    record = logging.LogRecord("x", 40, "", 0, "Internal Server Error: %s", ("/calendar/s3cret.ics",), None)
    assert Quiet("%(message)s").format(record) == "Internal Server Error: /calendar/…"


def test_while_the_desk_is_locked_programs_keep_what_they_have(begin: Begin, client: Client) -> None:
    begin(Phase.LOCKED)
    answer = client.get("/calendar/x.ics")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3600")

"""Calls, stays, notes, tasks, and who works on a case."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from himoya.cases.actions import add_stay, add_task
from himoya.cases.models import Case, Given, Note, Stay, Task
from himoya.common.roles import Role
from himoya.contact.actions import log_call
from himoya.contact.models import Call
from himoya.security.models import Account
from tests import make
from tests.desk.case.conftest import staff
from tests.desk.case.test_page import page
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db

TASHKENT = ZoneInfo("Asia/Tashkent")


def test_a_call_is_written_down_with_two_taps(desk: Client, case: Case) -> None:
    answer = desk.post(f"/cases/{case.pk}/calls/add/", {"when": "now", "minutes": "1.5", "free": "no"})
    assert answer.headers["Location"] == f"/cases/{case.pk}/#calls"
    call = Call.objects.get()
    assert (call.at, call.seconds, call.free) == (NOW, 90, "no")
    html = page(desk, case)
    assert "Heard last:" in html
    assert "somebody listened" in html


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ({"when": "today", "hour": "08:30"}, datetime(2026, 11, 22, 8, 30, tzinfo=TASHKENT)),
        (
            {"when": "day", "on": "20.11.2026", "hour": "19:40"},
            datetime(2026, 11, 20, 19, 40, tzinfo=TASHKENT),
        ),
        ({"when": "now", "on": "2026-11-20"}, NOW),
    ],
)
def test_a_call_lies_where_the_group_s_clock_says(
    desk: Client, case: Case, when: dict[str, str], at: datetime
) -> None:
    desk.post(f"/cases/{case.pk}/calls/add/", when)
    call = Call.objects.get()
    assert (call.earliest_at, call.at) == (None, at)


LAST = {"hour": 23, "minute": 59, "second": 59, "microsecond": 999_999}


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ({"when": "today"}, datetime(2026, 11, 22, tzinfo=TASHKENT), NOW),
        (
            {"when": "day", "on": "2026-11-20"},
            datetime(2026, 11, 20, tzinfo=TASHKENT),
            datetime(2026, 11, 20, **LAST, tzinfo=TASHKENT),
        ),
        (
            {"when": "about", "about": "bahorda"},
            datetime(2026, 3, 1, tzinfo=TASHKENT),
            datetime(2026, 5, 31, **LAST, tzinfo=TASHKENT),
        ),
        ({"when": "about", "about": "ноябрь"}, datetime(2026, 11, 1, tzinfo=TASHKENT), NOW),
    ],
)
def test_a_call_whose_minute_nobody_knows_lies_between_two(
    desk: Client, case: Case, when: dict[str, str], first: datetime, last: datetime
) -> None:
    desk.post(f"/cases/{case.pk}/calls/add/", when)
    call = Call.objects.get()
    assert (call.earliest_at, call.at) == (first, last)


@pytest.mark.parametrize(
    "wrong",
    [
        {"when": "today", "hour": "23:59"},
        {"when": "day", "on": "2026-11-23"},
        {"when": "day", "on": "9999-12-31", "hour": "23:59"},
        {"when": "day", "on": "0001-01-01"},
        {"when": "day", "on": "31.02.2026"},
        {"when": "day"},
        {"when": "never"},
        {},
        {"when": "now", "minutes": "-3"},
        {"when": "now", "minutes": "abc"},
        {"when": "now", "minutes": "NaN"},
        {"when": "now", "minutes": "1e99"},
        {"when": "now", "minutes": "99999999999"},
        {"when": "now", "free": "maybe"},
        {"when": "now", "note": "a" * 1001},
        {"when": "now", "note": "\x00"},
        {"when": "today", "hour": "25:61"},
        {"when": "about"},
        {"when": "about", "about": "anchadan beri"},
        {"when": "about", "about": "2031"},
        {"when": "now", "kind": "dream"},
        {"when": "now", "signed": "maybe"},
        {"when": "now", "long": "7"},
        {"when": "now", "next": "2026-11-21"},
    ],
)
def test_a_call_that_cannot_have_been_is_refused_in_words(
    desk: Client, case: Case, wrong: dict[str, str]
) -> None:
    answer = desk.post(f"/cases/{case.pk}/calls/add/", wrong)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert Call.objects.count() == 0


def test_a_second_tap_is_no_second_call_and_no_second_note(desk: Client, case: Case) -> None:
    for _tap in range(2):
        desk.post(f"/cases/{case.pk}/calls/add/", {"when": "now", "minutes": "2"})
        desk.post(f"/cases/{case.pk}/notes/add/", {"text": "He is well."})
    assert (Call.objects.count(), Note.objects.count()) == (1, 1)
    desk.post(f"/cases/{case.pk}/calls/add/", {"when": "now", "minutes": "3"})
    assert Call.objects.count() == 2


@pytest.mark.parametrize("part", ["calls/add", "notes/add", "give", "hand-over"])
def test_an_address_that_only_takes_forms_leads_back(desk: Client, case: Case, part: str) -> None:
    assert desk.get(f"/cases/{case.pk}/{part}/", follow=True).status_code == 200


def test_three_calls_tell_when_the_next_is_due(desk: Client, case: Case, nodira: Account) -> None:
    for days in (15, 8, 1):
        log_call(case, at=NOW - timedelta(days=days), seconds=None, by=nodira)
    html = page(desk, case)
    assert "days between calls, usually: 7" in html
    assert "next call expected by 28 November" in html


def test_a_call_is_taken_back_only_from_its_own_case(desk: Client, case: Case, nodira: Account) -> None:
    stranger = Case.objects.create(
        person=make.person("Botir Tamsilov", voice="other"), opened_at=NOW, next_check_at=NOW
    )
    call = log_call(case, at=NOW, seconds=None, by=nodira)
    assert desk.post(f"/cases/{stranger.pk}/calls/{call.pk}/withdraw/").status_code == 404
    assert desk.post(f"/cases/{case.pk}/calls/{call.pk}/withdraw/").status_code == 303
    call.refresh_from_db()
    assert call.withdrawn_at == NOW


def test_a_place_told_by_a_message_becomes_a_stay_with_one_tap(desk: Client, case: Case) -> None:
    told = make.message("85 zona", sent_at=NOW - timedelta(days=2))
    make.a_fact(told, case.person, "facility", "IK-85")
    assert "Messages name these places" in page(desk, case)
    desk.post(
        f"/cases/{case.pk}/stays/add/", {"place": "IK-85", "since": "2026-11-20", "how_known": "message"}
    )
    assert Stay.objects.get().since == date(2026, 11, 20)
    assert "Messages name these places" not in page(desk, case)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": ""},
        {"place": "a" * 121},
        {"place": "\x00"},
        {"place": "\u202e"},
        {"place": "IK-71", "since": "31.02.2026"},
        {"place": "IK-71", "since": "9999-12-31"},
        {"place": "IK-71", "since": "2026-11-02", "until": "2026-11-01"},
        {"place": "IK-71", "since": "2026-09-01"},
        {"place": "IK-71", "how_known": "b" * 301},
    ],
)
def test_a_stay_that_cannot_have_been_is_refused_in_words(
    desk: Client, case: Case, nodira: Account, wrong: dict[str, str]
) -> None:
    add_stay(case, "IK-85", since=date(2026, 10, 1), until=None, by=nodira)
    answer = desk.post(f"/cases/{case.pk}/stays/add/", wrong)
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.content.decode()
    assert Stay.objects.count() == 1


def test_a_stay_is_ended_and_taken_back(desk: Client, case: Case, nodira: Account) -> None:
    stay = add_stay(case, "IK-85", since=date(2026, 10, 1), until=None, by=nodira)
    address = f"/cases/{case.pk}/stays/{stay.pk}/"
    assert "IK-85" in desk.get(address).content.decode()
    assert desk.post(address, {"until": "2026-09-01"}).status_code == 422
    assert desk.post(address, {}).status_code == 422
    assert desk.post(address, {"until": "2026-11-01"}).status_code == 303
    assert desk.post(address, {"why": ""}).status_code == 422
    assert desk.post(address, {"why": "another man"}).status_code == 303
    assert desk.get(address).status_code == 404


def test_notes_are_added_and_never_changed(desk: Client, case: Case) -> None:
    desk.post(f"/cases/{case.pk}/notes/add/", {"text": "He asks for\r\nbooks. <b>"})
    assert Note.objects.get().text == "He asks for\nbooks. <b>"
    assert "books. &lt;b&gt;" in page(desk, case)
    for text in ("", " \u200f ", "\x00", "a" * 20_001):
        assert desk.post(f"/cases/{case.pk}/notes/add/", {"text": text}).status_code == 422


def test_a_task_is_put_on_the_list_done_and_undone(desk: Client, case: Case, sardor: Account) -> None:
    form = {"text": "Call the consul", "due_on": "2026-11-20", "assigned_to": str(sardor.pk)}
    desk.post(f"/cases/{case.pk}/tasks/", form)
    html = page(desk, case)
    assert "Overdue:" in html
    assert "Sardor" in html
    task = Task.objects.get()
    desk.post(f"/cases/{case.pk}/tasks/{task.pk}/")
    assert "Not done after all" in page(desk, case)
    desk.post(f"/cases/{case.pk}/tasks/{task.pk}/", {"done": "no"})
    task.refresh_from_db()
    assert task.done_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "a" * 301},
        {"text": "x", "due_on": "9999-12-31"},
        {"text": "x", "due_on": "31.02.2026"},
        {"text": "x", "assigned_to": "999"},
        {"text": "x", "assigned_to": "abc"},
        {"text": "x", "assigned_to": "\x00"},
        {"text": "x", "assigned_to": "99999999999999999999999"},
    ],
)
def test_a_task_that_makes_no_sense_is_refused(desk: Client, case: Case, wrong: dict[str, str]) -> None:
    assert desk.post(f"/cases/{case.pk}/tasks/", wrong).status_code == 422
    assert Task.objects.count() == 0


def test_another_case_s_task_is_not_there(desk: Client, case: Case, nodira: Account) -> None:
    stranger = Case.objects.create(
        person=make.person("Botir Tamsilov", voice="other"), opened_at=NOW, next_check_at=NOW
    )
    task = add_task(stranger, "x", due_on=None, assigned_to=None, by=nodira)
    assert desk.post(f"/cases/{case.pk}/tasks/{task.pk}/").status_code == 404


def test_the_organiser_gives_a_case_and_takes_it_back(desk: Client, case: Case, ruslan: Account) -> None:
    helper = Client()
    helper.force_login(ruslan)
    assert desk.post(f"/cases/{case.pk}/give/", {"give-account": str(ruslan.pk)}).status_code == 303
    assert helper.get(f"/cases/{case.pk}/").status_code == 200
    given = Given.objects.get(account=ruslan)
    desk.post(f"/cases/{case.pk}/give/{given.pk}/back/")
    assert helper.get(f"/cases/{case.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["", "abc", "999999", "\x00"])
def test_nobody_is_given_a_case_by_mistake(desk: Client, case: Case, who: str) -> None:
    assert desk.post(f"/cases/{case.pk}/give/", {"give-account": who}).status_code == 422
    assert desk.post(f"/cases/{case.pk}/hand-over/", {"owner-account": who or "abc"}).status_code == 422
    assert Given.objects.count() == 0


def test_an_analyst_is_never_offered(desk: Client, case: Case) -> None:
    analyst = staff("tahlil", Role.ANALYST)
    assert "Tahlil" not in page(desk, case)
    assert desk.post(f"/cases/{case.pk}/give/", {"give-account": str(analyst.pk)}).status_code == 422


def test_who_only_helps_cannot_hand_a_case_over_but_its_owner_can(
    client: Client, case: Case, sardor: Account, ruslan: Account
) -> None:
    client.force_login(sardor)
    address = f"/cases/{case.pk}/hand-over/"
    assert client.post(address, {"owner-account": str(sardor.pk)}).status_code == 403
    Case.objects.filter(pk=case.pk).update(owner=sardor)
    Given.objects.all().delete()
    answer = client.post(address, {"owner-account": str(ruslan.pk)})
    # Sardor does not see the case any more: the way leads back to the list.
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    case.refresh_from_db()
    assert case.owner == ruslan

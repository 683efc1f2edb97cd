"""Before anything is deleted the page says what goes; it goes only with a reason, a tick and the password."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Role
from himoya.intake.actions import keep_upload
from himoya.intake.models import Upload
from himoya.messages.models import Message, Rejection
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.security.sessions import PROVEN
from tests import make
from tests.desk.people.conftest import a_case, grouped, told

pytestmark = pytest.mark.django_db
LIST = "F.I.Sh;Telefon\nKarimov Sherzod;998000000002\n"


@pytest.fixture
def case(nodira: Account) -> Case:
    person = told("Sherzod Karimov", facility="IK-71 Tomsk oblast")
    grouped()
    return a_case(person, nodira)


def proven(client: Client, *, long_ago: bool = False) -> Client:
    session = client.session
    session[PROVEN] = 0 if long_ago else clock.now().timestamp()
    session.save()
    return client


SENT = {"which": "alone", "reason": "asked_family", "understood": "on"}


def test_the_page_says_what_goes_and_what_stays(desk: Client, case: Case) -> None:
    html = proven(desk).get(f"/cases/{case.pk}/erase/").content.decode()
    assert "<dt>Facts read from messages</dt><dd>2</dd>" in html
    assert "Messages that speak of this person: 1" in html
    assert "Backups and exports made before" in html
    assert "Karimov" not in re.search(r"<title>(.*?)</title>", html)[1]  # type: ignore[index]


def test_rows_of_lists_and_waiting_files_that_hold_the_person_are_counted_first(
    desk: Client, case: Case, nodira: Account
) -> None:
    cells = [["F.I.Sh", "Каримов Шерзод"]]
    Rejection.objects.create(brought_by=make.an_import(), place="row 2", sentence="No.", cells=cells)
    keep_upload("list.csv", LIST.encode(), timezone="Asia/Tashkent", by=nodira)
    html = proven(desk).get(f"/cases/{case.pk}/erase/").content.decode()
    assert "<dt>Rows of lists that could not be used</dt><dd>1</dd>" in html
    assert "<dt>Files that wait to be imported</dt><dd>1</dd>" in html
    desk.post(f"/cases/{case.pk}/erase/", SENT)
    assert Rejection.objects.get().cells == []
    assert not Upload.objects.exists()


def test_with_reason_tick_and_password_it_is_gone(desk: Client, case: Case) -> None:
    answer = proven(desk).post(f"/cases/{case.pk}/erase/", SENT)
    assert answer.headers["Location"] == "/people/"
    assert not Person.objects.exists()
    assert not Message.objects.exists()
    assert "It is deleted for good." in desk.get("/people/").content.decode()
    assert desk.get(f"/cases/{case.pk}/erase/").status_code == 404


@pytest.mark.parametrize("missing", ["which", "reason", "understood"])
def test_without_one_of_them_nothing_goes(desk: Client, case: Case, missing: str) -> None:
    sent = {name: value for name, value in SENT.items() if name != missing}
    assert proven(desk).post(f"/cases/{case.pk}/erase/", sent).status_code == 422
    assert Person.objects.exists()


def test_without_the_password_of_a_moment_ago_nothing_goes(desk: Client, case: Case) -> None:
    answer = proven(desk, long_ago=True).post(f"/cases/{case.pk}/erase/", SENT)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("password-again"))
    assert Person.objects.exists()


def test_messages_are_chosen_one_by_one(desk: Client, case: Case) -> None:
    second = make.message("yana bir xabar")
    make.a_fact(second, case.person, "home", "Andijon")
    proven(desk).post(f"/cases/{case.pk}/erase/", {**SENT, "which": "chosen", "message": second.pk})
    assert not Person.objects.exists()
    assert Message.objects.get().pk != second.pk


def test_a_message_goes_with_whoever_is_told_of_only_in_it(desk: Client) -> None:
    told("Sherzod Karimov")
    grouped()
    message = Message.objects.get()
    html = proven(desk).get(f"/messages/{message.pk}/erase/").content.decode()
    assert "Told of only here, so they go with it: <b>Sherzod Karimov</b>" in html
    assert desk.post(f"/messages/{message.pk}/erase/", SENT).status_code == 302
    assert not Message.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.LAWYER, Role.ANALYST])
def test_only_the_organiser_deletes(client: Client, case: Case, role: Role) -> None:
    client.force_login(make.account("boshqa", role))
    message = Message.objects.get()
    for address in (f"/cases/{case.pk}/erase/", f"/messages/{message.pk}/erase/"):
        assert proven(client).post(address, SENT).status_code == 403
    assert Person.objects.exists()
    assert Message.objects.exists()


@pytest.mark.parametrize("address", ["/cases/99999/erase/", "/messages/99999/erase/"])
def test_what_is_not_there_is_no_page(desk: Client, address: str) -> None:
    assert proven(desk).get(address).status_code == 404


def test_what_is_written_is_never_markup(desk: Client, nodira: Account) -> None:
    person = told("<script>alert(1)</script>")
    grouped()
    case = a_case(person, nodira)
    for address in (f"/cases/{case.pk}/erase/", f"/messages/{Message.objects.get().pk}/erase/", "/people/"):
        html = proven(desk).get(address).content.decode()
        assert "&lt;script&gt;" in html
        assert "<script>alert" not in html


def test_as_many_queries_for_many_messages_as_for_one(desk: Client, case: Case) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert proven(desk).get(f"/cases/{case.pk}/erase/").status_code == 200
        return len(asked)

    queries()
    one = queries()
    for number in range(3):
        make.a_fact(make.message(f"xabar {number}"), case.person, "home", "Andijon")
    assert queries() == one

"""Everything leaves only when two people want it, once, within a day;
and the log knows before the browser.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.http import content_disposition_header

from himoya.common.roles import Role
from himoya.handover.models import ExportRequest
from himoya.security.actions.invitations import let_choose_password
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.out.conftest import browser, staff

ASKED = {"format": "csv", "why": "For the lawyers in Tashkent"}
Later = Callable[[timedelta], None]


@pytest.fixture
def asked(nodira: Account, oleg: Account) -> ExportRequest:
    assert browser(nodira).post("/out/ask/", ASKED).status_code == 302
    return ExportRequest.objects.get()


def taken(client: Client, request: ExportRequest) -> zipfile.ZipFile:
    answer = client.post(f"/out/{request.pk}/take/")
    assert answer.status_code == 200
    assert AuditLine.objects.filter(verb__startswith="export.taken").exists(), "before the first byte"
    assert answer.headers["Content-Disposition"] == content_disposition_header(True, "himoya-export.zip")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer)))


def test_one_asks_another_agrees_and_it_is_taken_once(
    asked: ExportRequest, nodira: Account, oleg: Account
) -> None:
    make.message("Salom")
    organiser, lawyer = browser(nodira), browser(oleg)
    assert "Download everything" not in organiser.get("/out/").content.decode()
    assert "For the lawyers in Tashkent" in lawyer.get("/out/").content.decode()
    lawyer.post(f"/out/{asked.pk}/agree/")
    assert "Download everything" in organiser.get("/out/").content.decode()
    archive = taken(organiser, asked)
    assert b"Salom" in archive.read("tables/messages.csv")
    assert (
        f"nodira (oleg) at 2026-11-22T16:00:00+00:00. Request: {asked.pk}."
        in archive.read("about.txt").decode()
    )
    again = organiser.post(f"/out/{asked.pk}/take/", follow=True)
    assert "taken, or a day has passed" in again.content.decode()
    verbs = AuditLine.objects.filter(verb__startswith="export").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["export.asked", "export.agreed", "export.taken"]


def test_nobody_agrees_with_himself(asked: ExportRequest, nodira: Account) -> None:
    client = browser(nodira)
    assert client.post(f"/out/{asked.pk}/agree/").status_code == 422
    assert client.post(f"/out/{asked.pk}/take/", follow=True).redirect_chain
    asked.refresh_from_db()
    assert (asked.agreed_at, asked.taken_at) == (None, None)


def test_whose_way_in_the_asker_made_is_told_why_he_cannot_agree(
    asked: ExportRequest, nodira: Account, oleg: Account
) -> None:
    let_choose_password(oleg, by=nodira)
    lawyer = browser(oleg)
    html = lawyer.get("/out/").content.decode()
    assert "One of you gave the other a way in during the last 7 days" in html
    assert ">Agree<" not in html
    assert ">Refuse<" in html
    assert lawyer.post(f"/out/{asked.pk}/agree/").status_code == 422
    html = browser(nodira).get("/out/").content.decode()
    assert "nobody here can be the second person" in html
    assert "Ask a second person" not in html
    asked.refresh_from_db()
    assert asked.agreed_at is None


def test_what_was_refused_does_not_leave(asked: ExportRequest, nodira: Account, oleg: Account) -> None:
    browser(oleg).post(f"/out/{asked.pk}/refuse/")
    assert browser(oleg).post(f"/out/{asked.pk}/agree/").status_code == 422
    browser(nodira).post(f"/out/{asked.pk}/take/")
    asked.refresh_from_db()
    assert (asked.agreed_at, asked.taken_at) == (None, None)
    assert "refused by Oleg" in browser(nodira).get("/out/").content.decode()


@pytest.mark.parametrize(("hours", "leaves"), [(23, True), (24, False), (100, False)])
def test_an_agreement_holds_for_a_day(
    asked: ExportRequest, nodira: Account, oleg: Account, later: Later, hours: int, leaves: bool
) -> None:
    browser(oleg).post(f"/out/{asked.pk}/agree/")
    later(timedelta(hours=hours))
    fresh = browser(nodira)
    fresh.post(f"/out/{asked.pk}/take/")
    asked.refresh_from_db()
    assert (asked.taken_at is not None) == leaves


def test_only_who_asked_takes_it(asked: ExportRequest, oleg: Account) -> None:
    other = staff("anvar", Role.ORGANISER)
    browser(oleg).post(f"/out/{asked.pk}/agree/")
    assert browser(other).post(f"/out/{asked.pk}/take/").status_code == 404


def test_an_agreement_ends_with_the_account_that_gave_it(
    asked: ExportRequest, nodira: Account, oleg: Account
) -> None:
    browser(oleg).post(f"/out/{asked.pk}/agree/")
    Account.objects.filter(pk=oleg.pk).update(is_active=False)
    browser(nodira).post(f"/out/{asked.pk}/take/")
    asked.refresh_from_db()
    assert asked.taken_at is None


@pytest.mark.parametrize("role", [Role.LAWYER, Role.CASEWORKER, Role.ANALYST])
def test_only_the_organiser_asks(oleg: Account, role: Role) -> None:
    client = browser(staff("somebody", role))
    assert client.post("/out/ask/", ASKED).status_code == 403
    assert client.get("/out/").status_code == (200 if role is Role.LAWYER else 403)
    assert ExportRequest.objects.count() == 0


def test_an_office_of_one_is_sent_to_the_command_line(nodira: Account) -> None:
    client = browser(nodira)
    assert "himoya export" in client.get("/out/").content.decode()
    answer = client.post("/out/ask/", ASKED)
    assert answer.status_code == 422
    assert "office of one" in answer.content.decode()


@pytest.mark.parametrize("wrong", [{"why": ""}, {"format": "pdf"}, {"why": "x" * 301}])
def test_a_mistake_keeps_what_was_typed(nodira: Account, oleg: Account, wrong: dict[str, str]) -> None:
    answer = browser(nodira).post("/out/ask/", {**ASKED, **wrong})
    assert answer.status_code == 422
    assert ExportRequest.objects.count() == 0


def test_phones_go_along_only_with_the_tick_and_the_log_says_so(nodira: Account, oleg: Account) -> None:
    make.message("Onasi: +998 00 123 45 67")
    client, names = browser(nodira), {}
    for ticked in ({}, {"contacts": "on"}):
        client.post("/out/ask/", {**ASKED, **ticked})
        request = ExportRequest.objects.latest("pk")
        browser(oleg).post(f"/out/{request.pk}/agree/")
        archive = taken(client, request)
        names[bool(ticked)] = (archive.namelist(), archive.read("tables/messages.csv").decode())
    assert "123 45" not in names[False][1]
    assert "+998 00 123 45 67" in names[True][1]
    assert "tables/relatives_contacts.csv" in names[True][0]
    assert "tables/relatives_contacts.csv" not in names[False][0]
    assert AuditLine.objects.filter(verb="export.taken_with_contacts").count() == 1


def test_many_requests_cost_no_more_queries(
    asked: ExportRequest, nodira: Account, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(40):
        ExportRequest.objects.create(format="csv", why=f"{number}", by=nodira, at=asked.at)
    client = browser(nodira)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]  # a context manager
        client.get("/out/")

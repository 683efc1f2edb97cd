"""Last days: written down, met, withdrawn, and those that follow from the verdict."""

from datetime import date

import pytest
from django.test import Client

from himoya.cases.models import Case, Change, Deadline, Event, Statement
from himoya.security.models import Account, AuditLine
from tests.desk.case.test_page import page
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db


def add(desk: Client, case: Case, **more: str) -> int:
    values = {"kind": "appeal", "due_on": "2026-12-01", "text": "Tomsk sudi", **more}
    return desk.post(f"/cases/{case.pk}/deadlines/", values).status_code


def test_a_day_is_written_down_met_opened_again_and_withdrawn(desk: Client, case: Case) -> None:
    assert add(desk, case) == 303
    one = Deadline.objects.get()
    assert "01.12.2026" in page(desk, case)
    address = f"/cases/{case.pk}/deadlines/{one.pk}/"
    desk.post(address)
    one.refresh_from_db()
    assert one.met_by is not None
    desk.post(address, {"met": "no"})
    desk.post(f"{address}withdraw/", {"why": ""})
    one.refresh_from_db()
    assert (one.met_at, one.withdrawn_at) == (None, None)
    desk.post(f"{address}withdraw/", {"why": "boshqa odam"})
    assert "01.12.2026" not in page(desk, case).partition('id="timeline"')[0]
    codes = ["deadline.added", "deadline.met", "deadline.reopened", "deadline.withdrawn"]
    assert list(Event.objects.filter(code__startswith="deadline").values_list("code", flat=True)) == codes
    lines = AuditLine.objects.filter(verb__startswith="deadline").order_by("pk")
    assert list(lines.values_list("verb", "subject")) == [(code, f"case {case.pk}") for code in codes]
    assert Change.objects.get(field=f"deadline {one.pk}").why == "boshqa odam"


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "x"}, {"due_on": ""}, {"due_on": "31.02.2026"}, {"due_on": "2999-01-01"}, {"text": "a" * 301}],
)
def test_what_cannot_be_is_refused_in_words(desk: Client, case: Case, wrong: dict[str, str]) -> None:
    assert add(desk, case, **wrong) == 422
    assert not Deadline.objects.exists()


def test_two_taps_are_one_day(desk: Client, case: Case) -> None:
    add(desk, case)
    add(desk, case)
    assert Deadline.objects.count() == 1


def test_days_that_follow_from_the_verdict_say_that_no_lawyer_confirmed_them(
    desk: Client, case: Case, nodira: Account
) -> None:
    Statement.objects.create(
        person=case.person,
        kind="verdict_on",
        value="2026-11-16",
        grade="V3",
        known_on=date(2026, 11, 16),
        stated_by=nodira,
        stated_at=NOW,
    )
    html = page(desk, case)
    assert "01.12.2026" in html
    assert "no lawyer has confirmed it" in html
    add(desk, case, due_on="2026-12-02")
    assert "no lawyer has confirmed it" not in page(desk, case)


def test_a_lawyer_reads_and_another_team_finds_nothing(
    desk: Client, case: Case, oleg: Account, ruslan: Account
) -> None:
    add(desk, case)
    client, stranger = Client(), Client()
    client.force_login(oleg)
    html = page(client, case)
    assert "Tomsk sudi" in html
    assert "/deadlines/" not in html
    assert add(client, case) == 403
    stranger.force_login(ruslan)
    assert add(stranger, case) == 404

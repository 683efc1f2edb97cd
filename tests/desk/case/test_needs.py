"""Needs as a log: told, met or dropped, opened again. No money moves."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from himoya.cases.models import Case, Event, Need
from himoya.common.roles import Role
from himoya.security.models import Account
from tests import make
from tests.desk.case.family_life import a_case, a_helper, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db

TYPED = {"kind": "medicine", "text": "insulin for a month", "told_on": "2026-11-20"}


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def add(desk: Client, case: Case, **more: str) -> Need:
    assert desk.post(reverse("need-new", args=[case.pk]), {**TYPED, **more}).status_code == 303
    return Need.objects.latest("pk")


def test_from_told_to_received_and_open_again(desk: Client, case: Case, nodira: Account) -> None:
    need = add(desk, case)
    assert "Medicine : insulin for a month told on 20.11.2026" in words(card(page_of(desk, case), "needs"))
    desk.post(reverse("need-settle", args=[case.pk, need.pk]), {"state": "met", "outcome": "by the consul"})
    need.refresh_from_db()
    assert (need.state, need.outcome, need.settled_by) == ("met", "by the consul", nodira)
    assert "Nothing is open. " in words(card(page_of(desk, case), "needs"))
    desk.post(reverse("need-reopen", args=[case.pk, need.pk]))
    need.refresh_from_db()
    assert (need.state, need.outcome, need.settled_at) == ("open", "by the consul", None)
    codes = [event.code for event in Event.objects.filter(case=case).order_by("pk")]
    assert codes == ["need.told", "need.met", "need.reopened"]


def test_two_settle_it_the_first_stays_and_the_second_is_told(desk: Client, case: Case) -> None:
    need = add(desk, case)
    address = reverse("need-settle", args=[case.pk, need.pk])
    desk.post(address, {"state": "met", "outcome": "by the consul"})
    answer = desk.post(address, {"state": "dropped", "outcome": "refused"}, follow=True)
    assert "Somebody else was quicker" in words(answer.content.decode())
    need.refresh_from_db()
    assert (need.state, need.outcome) == ("met", "by the consul")


def test_the_page_says_that_no_money_moves_and_hides_numbers(desk: Client, case: Case) -> None:
    add(desk, case, kind="money", text="card 0000 0000 0000 0000")
    text = words(card(page_of(desk, case), "needs"))
    assert "Himoya moves no money" in text
    assert "0000" not in text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "gold"),
        ("text", "x" * 301),
        ("text", "\0"),
        ("told_on", "2026-11-24"),
        ("told_on", "1800-01-01"),
        ("told_on", "31.11.2026"),
        ("told_on", "x" * 5000),
    ],
)
def test_what_cannot_be_is_refused(desk: Client, case: Case, field: str, value: str) -> None:
    answer = desk.post(reverse("need-new", args=[case.pk]), {**TYPED, field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Need.objects.count() == 0


@pytest.mark.parametrize("typed", [{}, {"state": "open"}, {"state": "met", "outcome": "x" * 301}])
def test_a_need_is_settled_one_way_or_the_other(desk: Client, case: Case, typed: dict[str, str]) -> None:
    need = add(desk, case)
    assert desk.post(reverse("need-settle", args=[case.pk, need.pk]), typed).status_code == 422
    need.refresh_from_db()
    assert need.state == "open"


def test_a_lawyer_reads_and_a_stranger_finds_nothing(desk: Client, case: Case, nodira: Account) -> None:
    need = add(desk, case)
    lawyer = a_helper("laylo", Role.LAWYER)
    case.given.create(account=lawyer, by=nodira, at=make.MONDAY)
    reading = signed_in(lawyer)
    html = card(page_of(reading, case), "needs")
    assert "insulin" in html
    assert "<form" not in html
    stranger = signed_in(a_helper("bahor", Role.CASEWORKER))
    other = a_case(a_helper("olim", Role.CASEWORKER), make.person("Botir Tamsilov", voice="telegram:77/b"))
    for name in ("need-settle", "need-reopen"):
        assert reading.post(reverse(name, args=[case.pk, need.pk])).status_code == 403
        assert stranger.post(reverse(name, args=[case.pk, need.pk])).status_code == 404
        assert desk.post(reverse(name, args=[other.pk, need.pk])).status_code == 404


def test_more_needs_ask_the_database_no_more_often(desk: Client, case: Case) -> None:
    counts = []
    for number in (1, 3):
        while Need.objects.count() < number:
            add(desk, case)
        page_of(desk, case)
        with CaptureQueriesContext(connection) as asked:
            page_of(desk, case)
        counts.append(len(asked))
    assert counts[0] == counts[1]

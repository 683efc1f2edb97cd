"""Facts become statements when a person says so, once; a case keeps its timeline."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from himoya.cases.actions import move, open_case, state_by_hand
from himoya.cases.actions.verdicts import accept_facts, refuse_facts
from himoya.cases.models import Event, Fact, Statement, Stay
from himoya.cases.queries import live_cases, told
from himoya.messages.models import Import
from tests import make
from tests.make import MONDAY, a_fact, account, an_import, message, person

pytestmark = pytest.mark.django_db

ONE_VOICE = Statement.Grade.ONE_VOICE


def test_a_fact_is_accepted_once_however_often_the_button_is_pressed() -> None:
    fact, nodira = a_fact(message("qo'l qo'yibdi"), person(), "contract", "signed"), account()

    first = make.accepted(fact, nodira)
    assert accept_facts([fact], grade=ONE_VOICE, by=nodira) == 0
    assert Statement.objects.get() == first
    assert (first.kind, first.value, first.known_on) == ("contract", "signed", MONDAY.date())
    assert refuse_facts([fact], "misread", by=nodira) == 0


def test_a_rejected_fact_counts_no_more() -> None:
    farrukh = person()
    a_fact(message("85 zona"), farrukh, "facility", "IK-85")
    wrong = a_fact(message("58 zona"), farrukh, "facility", "IK-58")

    assert refuse_facts([wrong], "misread", by=account()) == 1
    assert [(kind, value) for _p, kind, value in told(["facility"])] == [("facility", "IK-85")]


@pytest.mark.parametrize("state", [Import.State.READING, Import.State.WITHDRAWN])
def test_what_is_not_live_is_not_told(state: str) -> None:
    a_fact(message("85 zona", an_import(state)), person(), "facility", "IK-85")

    assert list(told(["facility"])) == []


def test_a_fact_about_nobody_cannot_be_stated() -> None:
    with pytest.raises(ValueError, match="nobody"):
        make.accepted(a_fact(message("85 zona"), None, "facility", "IK-85"), account())


def test_a_statement_by_hand_keeps_a_case_in_sight_without_any_message() -> None:
    nodira, farrukh = account(), person()
    open_case(farrukh, next_check_at=MONDAY, owner=None, by=nodira)
    assert live_cases().count() == 0

    state_by_hand(farrukh, "facility", "IK-85", grade=ONE_VOICE, known_on=date(2026, 11, 16), by=nodira)
    assert live_cases().count() == 1


def test_a_case_is_opened_once_and_remembers_who_opened_it() -> None:
    nodira, farrukh = account(), person()
    case = open_case(farrukh, next_check_at=MONDAY, owner=nodira, by=nodira)

    assert open_case(farrukh, next_check_at=MONDAY + timedelta(days=1), owner=None, by=nodira) == case
    assert [event.code for event in Event.objects.filter(case=case)] == ["case.opened"]


def test_a_transfer_ends_the_stay_before() -> None:
    nodira = account()
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=nodira)
    move(case, "SIZO-72 Moscow", since=date(2026, 9, 1), by=nodira)
    move(case, "IK-85 Orenburg oblast", since=date(2026, 10, 1), by=nodira)

    assert list(Stay.objects.order_by("pk").values_list("place", "until")) == [
        ("SIZO-72 Moscow", date(2026, 10, 1)),
        ("IK-85 Orenburg oblast", None),
    ]


def test_the_database_itself_refuses_a_stay_that_ends_before_it_starts() -> None:
    case = open_case(person(), next_check_at=MONDAY, owner=None, by=account())
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.create(case=case, place="IK-85", since=date(2026, 10, 2), until=date(2026, 10, 1))


def test_facts_are_told_oldest_first_so_that_the_newest_word_stands() -> None:
    farrukh = person()
    a_fact(message("85 zona", sent_at=MONDAY), farrukh, "facility", "IK-85")
    a_fact(message("84 zona", sent_at=MONDAY - timedelta(days=9)), farrukh, "facility", "IK-84")

    assert [value for _p, _kind, value in told(["facility"])] == ["IK-84", "IK-85"]
    assert Fact.objects.count() == 2

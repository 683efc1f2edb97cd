"""Statements are corrected, withdrawn, kept and confirmed, and the case remembers from what to what."""

from datetime import date

import pytest

from himoya.cases.actions import (
    confirm,
    correct_statement,
    keep_without_source,
    mark_sources_withdrawn,
    open_case,
    state_by_hand,
    withdraw_statement,
)
from himoya.cases.models import Case, Change, Statement
from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.security.models import Account, AuditLine
from tests import make
from tests.make import MONDAY, a_fact, account, message, person

pytestmark = pytest.mark.django_db

ONE_VOICE, DOCUMENT = Statement.Grade.ONE_VOICE, Statement.Grade.DOCUMENT


@pytest.fixture
def nodira() -> Account:
    return account("nodira")


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(person(), next_check_at=MONDAY, owner=nodira, by=nodira)


def stated(case: Case, by: Account, kind: str = "contract", value: str = "signed") -> Statement:
    return state_by_hand(case.person, kind, value, grade=ONE_VOICE, known_on=date(2026, 11, 16), by=by)


def test_nobody_is_their_own_second_key(case: Case, nodira: Account) -> None:
    signed = stated(case, nodira)
    with pytest.raises(BadInput, match="yourself"):
        confirm(case, signed, by=nodira)
    signed.refresh_from_db()
    assert signed.confirmed_by is None


def test_a_second_person_confirms_once(case: Case, nodira: Account) -> None:
    signed, oleg, zamira = stated(case, nodira), account("oleg"), account("zamira")

    assert confirm(case, signed, by=oleg)
    assert not confirm(case, signed, by=zamira)
    signed.refresh_from_db()
    assert signed.confirmed_by == oleg
    assert AuditLine.objects.filter(verb="statement.confirmed", actor=oleg).count() == 1
    assert [(row.old, row.new, row.by) for row in Change.objects.filter(case=case)] == [
        ("reported", "confirmed", oleg)
    ]


def test_no_second_person_makes_a_death_certain(case: Case, nodira: Account) -> None:
    with pytest.raises(BadInput, match="document"):
        confirm(case, stated(case, nodira, "status", "dead"), by=account("oleg"))


def test_a_correction_keeps_the_old_value_in_the_history_and_asks_for_the_key_again(
    case: Case, nodira: Account
) -> None:
    fact = a_fact(message("qo'l qo'yibdi"), case.person, "contract", "signed")
    first, oleg = make.accepted(fact, nodira), account("oleg", Role.CASEWORKER)
    confirm(case, first, by=oleg)

    better = correct_statement(
        case,
        first,
        "offered",
        grade=DOCUMENT,
        known_on=date(2026, 11, 17),
        how_known="paper seen",
        why="misread",
        by=oleg,
    )

    assert better is not None
    assert (better.value, better.source, better.confirmed_by, better.stated_by) == (
        "offered",
        fact,
        None,
        oleg,
    )
    first.refresh_from_db()
    assert (first.withdrawn_by, first.withdrawn_why) == (oleg, "misread")
    change = Change.objects.filter(case=case).latest("pk")
    assert (change.old, change.new, change.why) == (
        "contract=signed (V1, 2026-11-16)",
        "contract=offered (V3, 2026-11-17)",
        "misread",
    )


def test_a_statement_is_withdrawn_once(case: Case, nodira: Account) -> None:
    one = stated(case, nodira)
    assert withdraw_statement(case, one, "a joke", by=nodira)
    assert not withdraw_statement(case, one, "again", by=nodira)
    assert (
        correct_statement(
            case, one, "offered", grade=ONE_VOICE, known_on=one.known_on, how_known="", why="", by=nodira
        )
        is None
    )
    assert Statement.objects.get().withdrawn_why == "a joke"


def test_a_statement_without_its_message_waits_for_a_decision(case: Case, nodira: Account) -> None:
    told = message("85 zona")
    one = make.accepted(a_fact(told, case.person, "facility", "IK-85"), nodira)
    assert not keep_without_source(case, one, "", by=nodira)

    mark_sources_withdrawn(told.brought_by)
    assert keep_without_source(case, one, "heard by phone too", by=nodira)

    one.refresh_from_db()
    assert (one.source_withdrawn_at, one.withdrawn_at) == (None, None)
    assert Change.objects.get(case=case).why == "heard by phone too"

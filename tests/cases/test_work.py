"""Stays follow each other, tasks are done and undone, a case is given and taken back."""

from datetime import date

import pytest

from himoya.cases.actions import (
    add_note,
    add_stay,
    add_task,
    end_stay,
    finish_task,
    give,
    hand_over,
    open_case,
    reopen_task,
    take_back,
    withdraw_stay,
)
from himoya.cases.models import Case, Change, Given, Note, Stay
from himoya.cases.queries import accounts_with, cases_visible_to, stays_of
from himoya.common.errors import BadInput
from himoya.common.roles import Right, Role
from himoya.security.models import Account
from tests.make import MONDAY, account, person

pytestmark = pytest.mark.django_db

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def nodira() -> Account:
    return account("nodira")


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(person(), next_check_at=MONDAY, owner=None, by=nodira)


def chain(case: Case) -> list[tuple[str, date | None, date | None]]:
    return [(stay.place, stay.since, stay.until) for stay in stays_of([case.pk])]


def test_an_earlier_stay_told_later_finds_its_place_in_the_chain(case: Case, nodira: Account) -> None:
    add_stay(case, "IK-85", since=NOVEMBER, until=None, by=nodira)
    add_stay(case, "SIZO-72", since=SEPTEMBER, until=OCTOBER, by=nodira, how_known="a letter")
    assert chain(case) == [("SIZO-72", SEPTEMBER, OCTOBER), ("IK-85", NOVEMBER, None)]


def test_a_stay_that_never_ended_cannot_lie_before_a_later_one(case: Case, nodira: Account) -> None:
    add_stay(case, "IK-85", since=NOVEMBER, until=None, by=nodira)
    with pytest.raises(BadInput, match="until when"):
        add_stay(case, "SIZO-72", since=SEPTEMBER, until=None, by=nodira)
    assert chain(case) == [("IK-85", NOVEMBER, None)]


def test_a_stay_cannot_end_before_it_begins(case: Case, nodira: Account) -> None:
    with pytest.raises(BadInput, match="before it begins"):
        add_stay(case, "IK-85", since=NOVEMBER, until=OCTOBER, by=nodira)
    stay = add_stay(case, "IK-85", since=NOVEMBER, until=None, by=nodira)
    with pytest.raises(BadInput, match="before it begins"):
        end_stay(stay, OCTOBER, by=nodira)


def test_a_stay_ends_once_and_can_be_taken_back(case: Case, nodira: Account) -> None:
    stay = add_stay(case, "IK-85", since=OCTOBER, until=None, by=nodira)
    assert end_stay(stay, NOVEMBER, by=nodira)
    assert not end_stay(stay, NOVEMBER, by=nodira)
    assert withdraw_stay(stay, "another man", by=nodira)
    assert not withdraw_stay(stay, "again", by=nodira)
    assert chain(case) == []
    assert Stay.objects.count() == 1
    assert Change.objects.filter(case=case).latest("pk").why == "another man"


def test_a_task_is_done_and_undone(case: Case, nodira: Account) -> None:
    task = add_task(case, "Call the consul", due_on=NOVEMBER, assigned_to=nodira, by=nodira)
    assert finish_task(task, by=nodira)
    assert not finish_task(task, by=nodira)
    assert reopen_task(task, by=nodira)
    assert not reopen_task(task, by=nodira)
    task.refresh_from_db()
    assert (task.done_by, task.done_at) == (None, None)


def test_a_note_is_kept_as_written(case: Case, nodira: Account) -> None:
    add_note(case, "He asks for books.", by=nodira)
    assert [note.text for note in Note.objects.filter(case=case)] == ["He asks for books."]


def test_a_helper_sees_a_case_while_it_is_given(case: Case, nodira: Account) -> None:
    oleg = account("oleg", Role.LAWYER)
    assert not cases_visible_to(oleg).exists()

    given = give(case, oleg, by=nodira)
    assert give(case, oleg, by=nodira) == given
    assert list(cases_visible_to(oleg)) == [case]

    assert take_back(given, by=nodira)
    assert not take_back(given, by=nodira)
    assert not cases_visible_to(oleg).exists()
    assert give(case, oleg, by=nodira) != given
    assert Given.objects.count() == 2


def test_a_case_is_not_given_to_those_who_may_see_none(case: Case, nodira: Account) -> None:
    gone = account("gone", Role.CASEWORKER)
    gone.is_active = False
    gone.save()
    for who in (account("tahlil", Role.ANALYST), gone):
        with pytest.raises(BadInput):
            give(case, who, by=nodira)
    with pytest.raises(BadInput):
        hand_over(case, account("oleg", Role.LAWYER), by=nodira)


def test_a_case_changes_hands_and_the_history_says_so(case: Case, nodira: Account) -> None:
    zamira = account("zamira", Role.CASEWORKER)
    assert hand_over(case, zamira, by=nodira)
    assert not hand_over(case, zamira, by=nodira)
    assert list(cases_visible_to(zamira)) == [case]
    assert hand_over(case, None, by=nodira)
    assert [(row.old, row.new) for row in Change.objects.filter(case=case).order_by("pk")] == [
        ("", f"account {zamira.pk}"),
        (f"account {zamira.pk}", ""),
    ]


def test_those_who_left_are_not_offered(nodira: Account) -> None:
    account("tahlil", Role.ANALYST)
    oleg = account("oleg", Role.LAWYER)
    assert list(accounts_with(Right.SEE_CASES)) == [nodira, oleg]
    assert list(accounts_with(Right.WORK)) == [nodira]

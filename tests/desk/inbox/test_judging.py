"""A verdict on a fact: given once, told to the second, taken back as if it had never been."""

from typing import Any

import pytest
from django.test import Client

from himoya.cases.models import Fact, Statement
from himoya.common import clock
from himoya.linkage.actions import settle
from himoya.people.models import SamePerson
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.inbox.conftest import given, person_of, signed_in, told


def judge(client: Client, fact: Fact, **values: str) -> Any:
    return client.post(f"/facts/{fact.pk}/", values, follow=True)


def said(answer: Any) -> str:
    return str(answer.content.decode())


def state(fact: Fact) -> str:
    fact.refresh_from_db()
    return fact.state


def test_an_accepted_fact_becomes_a_statement_with_its_grade(desk: Client, nodira: Account) -> None:
    fact = told()
    assert "Accepted." in said(judge(desk, fact, verdict="accept", grade="V3"))
    statement = Statement.objects.get()
    assert (statement.value, statement.grade, statement.source) == (fact.value, "V3", fact)
    assert (state(fact), fact.judged_by) == (Fact.State.ACCEPTED, nodira)
    assert fact.judged_at == clock.now()
    assert AuditLine.objects.filter(verb="fact.accepted", subject=f"fact {fact.pk}").count() == 1


def test_facts_that_say_the_same_are_accepted_together_one_statement_for_each_voice(
    desk: Client, nodira: Account
) -> None:
    first, second, other = told(), told(), told(voice="telegram:77/nargiza")
    settle(person_of(first), person_of(other), SamePerson.Verdict.SAME, by=nodira)
    different = told("72 zonada ekan", "72 zonada", value="IK-72")
    assert "3 that say the same" in said(judge(desk, second, verdict="accept_all", grade="V2"))
    assert {state(fact) for fact in (first, second, other)} == {Fact.State.ACCEPTED}
    assert state(different) == Fact.State.OPEN
    stated = Statement.objects.values_list("person_id", flat=True)
    assert sorted(stated) == sorted([person_of(first).pk, person_of(other).pk])


def test_the_same_words_about_somebody_else_are_left_alone(desk: Client) -> None:
    his, anothers = told(), told("Sardor 71 zonada", "71 zonada", name="Sardor Misolov")
    judge(desk, his, verdict="accept_all")
    assert state(anothers) == Fact.State.OPEN


def test_a_corrected_fact_says_what_the_message_says(desk: Client) -> None:
    fact = told("1994 yil tug‘ilgan", "1994", kind="birth_date", value="1949")
    judge(desk, fact, verdict="correct", value="1994")
    statement = Statement.objects.get()
    assert (statement.value, statement.source) == ("1994", fact)
    assert (state(fact), fact.why) == (Fact.State.REJECTED, "corrected")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("birth_date", "1994-13-40"),
        ("birth_date", "2190"),
        ("contract", "perhaps"),
        ("age", "-5"),
        ("facility", ""),
        ("facility", "x" * 301),
        ("facility", "\x00"),
        ("name", "1"),
    ],
)
def test_a_value_that_cannot_be_is_asked_again_with_what_was_typed(
    desk: Client, kind: str, value: str
) -> None:
    fact = told(kind=kind, value="1994")
    answer = judge(desk, fact, verdict="correct", value=value)
    assert answer.status_code == 422
    assert value.replace("\x00", "")[:300] in said(answer)
    assert state(fact) == Fact.State.OPEN


@pytest.mark.parametrize(
    ("why", "kept"), [("joke", "joke"), ("wrong_person", "wrong_person"), ("?", "other")]
)
def test_a_rejected_fact_keeps_its_reason(desk: Client, why: str, kept: str) -> None:
    fact = told()
    assert "Rejected." in said(judge(desk, fact, verdict="reject", why=why))
    assert (state(fact), fact.why) == (Fact.State.REJECTED, kept)


@pytest.mark.parametrize(
    "values",
    [{"verdict": "accept"}, {"verdict": "reject", "why": "joke"}, {"verdict": "correct", "value": "IK-72"}],
)
def test_every_verdict_can_be_taken_back(desk: Client, values: dict[str, str]) -> None:
    fact = told()
    judge(desk, fact, **values)
    assert "Undo the last verdict" in said(desk.get("/inbox/"))
    judge(desk, fact, verdict="undo")
    assert (state(fact), fact.judged_by, fact.why) == (Fact.State.OPEN, None, "")
    assert not Statement.objects.filter(withdrawn_at=None).exists()
    assert "Undo the last verdict" not in said(desk.get("/inbox/"))
    judge(desk, fact, verdict="accept")
    assert Statement.objects.filter(withdrawn_at=None).count() == 1


def test_what_was_accepted_together_is_taken_back_together(desk: Client) -> None:
    first, second = told(), told()
    judge(desk, first, verdict="accept_all")
    judge(desk, first, verdict="undo")
    assert {state(first), state(second)} == {Fact.State.OPEN}


def test_what_a_second_person_confirmed_is_not_undone_here(desk: Client, anvar: Account) -> None:
    fact = told("imzolabdi", "imzolabdi", kind="contract", value="signed")
    judge(desk, fact, verdict="accept")
    Statement.objects.update(confirmed_by=anvar, confirmed_at=make.MONDAY)
    assert "Somebody else has confirmed this" in said(judge(desk, fact, verdict="undo"))
    assert state(fact) == Fact.State.ACCEPTED


def test_the_second_is_told_who_was_first_and_loses_nothing(desk: Client, anvar: Account) -> None:
    fact = told()
    given(fact, anvar)
    judge(desk, fact, verdict="accept")
    helper = signed_in(Client(), anvar)
    helper.post(f"/facts/{fact.pk}/", {"verdict": "correct", "value": "IK-72 Kirov"})
    answer = said(helper.get("/inbox/"))
    assert "Nodira accepted this" in answer
    assert "IK-72 Kirov" in answer
    assert Statement.objects.get().value == fact.value


def test_the_back_button_and_a_second_tab_do_no_harm(desk: Client) -> None:
    fact = told()
    judge(desk, fact, verdict="accept")
    assert "You judged this before" in said(judge(desk, fact, verdict="reject"))
    assert state(fact) == Fact.State.ACCEPTED


def test_a_fact_of_somebody_elses_case_does_not_exist(client: Client, anvar: Account) -> None:
    fact = told()
    helper = signed_in(client, anvar)
    assert judge(helper, fact, verdict="accept").status_code == 404
    assert helper.post("/facts/99999/", {"verdict": "accept"}).status_code == 404
    assert state(fact) == Fact.State.OPEN


@pytest.mark.parametrize("verdict", ["", "delete", "accept\x00"])
def test_a_verdict_we_do_not_know_changes_nothing(desk: Client, verdict: str) -> None:
    fact = told()
    assert judge(desk, fact, verdict=verdict).status_code == 200
    assert state(fact) == Fact.State.OPEN


def test_a_number_too_large_for_the_database_is_no_page(desk: Client) -> None:
    assert desk.post("/facts/99999999999999999999999/", {"verdict": "accept"}).status_code == 404


def test_a_forged_way_back_leads_home(desk: Client) -> None:
    answer = desk.post(f"/facts/{told().pk}/", {"verdict": "accept", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_a_form_without_the_token_is_refused(nodira: Account) -> None:
    strict = signed_in(Client(enforce_csrf_checks=True), nodira)
    fact = told()
    assert strict.post(f"/facts/{fact.pk}/", {"verdict": "accept"}).status_code == 403
    assert state(fact) == Fact.State.OPEN


def test_nothing_is_judged_by_opening_an_address(desk: Client) -> None:
    assert desk.get(f"/facts/{told().pk}/").status_code == 405

"""Consent on the page: what stands for each recipient, with its risk; a new answer; a withdrawal."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from himoya.cases.models import Case, Change, Event
from himoya.common.roles import Role
from himoya.people.models import Consent
from himoya.people.queries import consent_for, standing_consents
from himoya.people.recipients import RECIPIENTS
from himoya.security.models import Account
from tests import make
from tests.desk.case.family_life import a_case, a_helper, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
TYPED = {
    "recipient": "uz_state",
    "answer": "yes",
    "scope": "not_military",
    "given_by": "Zamira Namunayeva",
    "giver_relation": "mother",
    "language": "uz",
    "given_on": "2026-11-20",
    "expires_on": "",
}


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def add(desk: Client, case: Case, **more: str) -> Consent:
    answer = desk.post(reverse("consent-new", args=[case.pk]), {**TYPED, **more})
    assert answer.status_code == 303
    return Consent.objects.latest("pk")


def test_every_recipient_has_words_and_a_risk() -> None:
    assert set(RECIPIENTS) == set(Consent.Recipient.values)
    assert all(words.name and words.risk for words in RECIPIENTS.values())
    assert {code for code, words in RECIPIENTS.items() if words.high} == {
        "ru_state",
        "ua_project",
        "media_anon",
        "media_named",
    }


def test_before_anybody_was_asked_the_page_names_all_eight_with_their_risks(desk: Client, case: Case) -> None:
    text = words(card(page_of(desk, case), "consents"))
    assert text.count("Not asked yet") == 9
    assert "Not asked yet: 8" in text
    for recipient in RECIPIENTS.values():
        assert recipient.name in text
        assert recipient.risk in text


def test_an_answer_holds_for_half_a_year(desk: Client, case: Case) -> None:
    given = add(desk, case)
    assert given.expires_on == date(2027, 5, 20)
    assert consent_for([case.person_id], "uz_state", TODAY) == given
    assert consent_for([case.person_id], "ru_state", TODAY) is None
    assert consent_for([case.person_id], "uz_state", date(2027, 5, 21)) is None
    text = words(card(page_of(desk, case), "consents"))
    assert "until 20.05.2027" in text
    assert "Zamira Namunayeva (mother)" in text
    assert Event.objects.get(case=case).code == "consent.given"


def test_his_own_no_is_what_the_page_shows(desk: Client, case: Case) -> None:
    add(desk, case, given_by="Farrux", giver_relation="himself", answer="no", given_on="2026-11-01")
    add(desk, case)
    html = card(page_of(desk, case), "consents")
    assert 'class="chip answer-no">No<' in html
    assert "answer-yes" not in html
    assert "All answers: 2" in html


def test_withdrawn_in_one_step_with_the_reason(desk: Client, case: Case, nodira: Account) -> None:
    given = add(desk, case)
    address = reverse("consent-withdraw", args=[case.pk, given.pk])
    assert address in page_of(desk, case)
    assert desk.post(address, {"why": ""}).status_code == 422
    assert desk.post(address, {"why": "the father-in-law was visited"}).status_code == 303
    given.refresh_from_db()
    assert (given.withdrawn_on, given.withdrawn_by) == (TODAY, nodira)
    assert consent_for([case.person_id], "uz_state", TODAY) is None
    change = Change.objects.get()
    assert (change.field, change.old, change.new) == (f"consent {given.pk}", "yes", "withdrawn")
    text = words(card(page_of(desk, case), "consents"))
    assert "No answer holds today" in text
    assert "Withdrawn on 22.11.2026: the father-in-law was visited" in text


def test_withdrawn_twice_the_first_reason_stays(desk: Client, case: Case) -> None:
    given = add(desk, case)
    address = reverse("consent-withdraw", args=[case.pk, given.pk])
    desk.post(address, {"why": "first"})
    assert desk.post(address, {"why": "second"}).status_code == 303
    given.refresh_from_db()
    assert given.withdrawn_why == "first"
    assert Change.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("recipient", "everybody", "Select a valid choice"),
        ("answer", "", "required"),
        ("answer", "perhaps", "Select a valid choice"),
        ("scope", "", "required"),
        ("given_by", "", "required"),
        ("given_by", "x" * 201, "at most 200"),
        ("given_by", "Zam\0ira", "Null characters"),
        ("giver_relation", "", "required"),
        ("language", "xx", "Select a valid choice"),
        ("given_on", "2026-02-30", "There is no such day"),
        ("given_on", "0000-00-00", "There is no such day"),
        ("given_on", "yesterday", "There is no such day"),
        ("given_on", "2026-11-24", "lies in the future"),
        ("given_on", "0001-01-01", "too long ago"),
        ("expires_on", "2026-11-19", "before the day of the answer"),
        ("expires_on", "9999-12-31", "two years at most"),
        ("expires_on", "2027-13-01", "There is no such day"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    desk: Client, case: Case, field: str, value: str, sentence: str
) -> None:
    answer = desk.post(reverse("consent-new", args=[case.pk]), {**TYPED, field: value})
    assert answer.status_code == 422
    assert sentence in words(answer.content.decode())
    assert Consent.objects.count() == 0


@pytest.mark.parametrize("on", ["2026-11-19", "2026-11-24", "x", "10000-01-01"])
def test_a_withdrawal_has_a_possible_day(desk: Client, case: Case, on: str) -> None:
    given = add(desk, case)
    address = reverse("consent-withdraw", args=[case.pk, given.pk])
    assert desk.post(address, {"why": "x", "on": on}).status_code == 422
    given.refresh_from_db()
    assert given.withdrawn_on is None


def test_the_form_opens_with_the_recipient_that_was_pressed(desk: Client, case: Case) -> None:
    html = desk.get(reverse("consent-new", args=[case.pk]) + "?for=media_anon").content.decode()
    assert '<option value="media_anon" selected>' in html
    assert desk.get(reverse("consent-new", args=[case.pk]) + "?for=<script>").status_code == 200


def test_a_lawyer_reads_and_a_stranger_finds_nothing(desk: Client, case: Case, nodira: Account) -> None:
    given = add(desk, case)
    lawyer = a_helper("laylo", Role.LAWYER)
    case.given.create(account=lawyer, by=nodira, at=make.MONDAY)
    reading = signed_in(lawyer)
    html = card(page_of(reading, case), "consents")
    assert "answer-yes" in html
    assert "<form" not in html
    assert reading.post(reverse("consent-new", args=[case.pk]), TYPED).status_code == 403
    stranger = signed_in(a_helper("bahor", Role.CASEWORKER))
    assert stranger.post(reverse("consent-new", args=[case.pk]), TYPED).status_code == 404
    assert (
        stranger.post(reverse("consent-withdraw", args=[case.pk, given.pk]), {"why": "x"}).status_code == 404
    )


def test_all_recipients_are_answered_with_one_look(desk: Client, case: Case) -> None:
    add(desk, case)
    with CaptureQueriesContext(connection) as asked:
        standing = standing_consents([case.person_id], TODAY)
    assert len(asked) == 1
    assert {code for code, answer in standing.items() if answer} == {"uz_state"}


def test_more_answers_ask_the_database_no_more_often(desk: Client, case: Case) -> None:
    counts = []
    for number in (1, 3):
        while Consent.objects.count() < number:
            add(desk, case, answer="ask")
        page_of(desk, case)
        with CaptureQueriesContext(connection) as asked:
            page_of(desk, case)
        counts.append(len(asked))
    assert counts[0] == counts[1]

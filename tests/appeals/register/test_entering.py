"""Letters that a mother sent before anybody here wrote them down: their clocks run, and the law goes on."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from himoya.appeals.actions import climb, enter, grade, prepare, reopen, unsend
from himoya.appeals.actions.entering import Came, Sent
from himoya.appeals.models import Appeal, Reply, Station, Term
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import current_pack, letter_of, next_steps
from himoya.appeals.rules.beginning import step_of
from himoya.appeals.rules.sending import bound_by
from himoya.cases.models import Case, Event
from himoya.common.errors import BadInput
from himoya.people.models import Consent, Relative
from himoya.security.models import Account
from tests.appeals.register.conftest import TODAY, Clock

pytestmark = pytest.mark.django_db

IN_MAY = date(2026, 5, 4)
TOLD = Sent(authority="uz_mfa", on=IN_MAY, channel="in_person", letter="coercion_neutral", proof="stamp 12")


def test_it_is_sent_numbered_and_nobody_let_it_go(case: Case, nodira: Account) -> None:
    row = enter(case, TOLD, by=nodira)
    assert (row.number, row.state, row.sent_on, row.valid) == ("2026-0001", "sent", IN_MAY, True)
    assert (row.released_by, row.facts["entered"], row.facts["step"]) == (None, True, "uz_first_mfa")
    assert Station.objects.get().on == IN_MAY
    assert Term.objects.get(clock="uz_answer_basic").latest < TODAY
    assert Event.objects.filter(code="letter.entered").count() == 1


def test_no_consent_is_needed_to_write_down_what_was_done(case: Case, nodira: Account) -> None:
    assert not Consent.objects.exists()
    assert enter(case, TOLD, by=nodira).pk


def test_told_twice_it_stands_once(case: Case, nodira: Account) -> None:
    assert enter(case, TOLD, by=nodira) == enter(case, TOLD, by=nodira)
    assert enter(case, replace(TOLD, proof="stamp 13"), by=nodira).number == "2026-0002"


def test_the_ladder_goes_on_from_it(
    case: Case, nodira: Account, mother: Relative, yes: None, now: Clock
) -> None:
    entered = enter(case, replace(TOLD, signer=mother), by=nodira)
    assert climb() == 1
    asks = Appeal.objects.get(after=entered, facts__step="uz_ask_progress")
    text = "\n".join(letter_of(asks, TODAY).texts())
    assert "04.05.2026" in text
    assert "Zamira Namunayeva" in text


def test_of_terms_that_all_passed_long_ago_only_the_last_one_leads_on(case: Case, nodira: Account) -> None:
    enter(case, TOLD, by=nodira)
    assert Term.objects.filter(side="authority", latest__lt=TODAY).count() == 3
    assert len(next_steps(TODAY)) == 1


def test_of_a_silent_consulate_its_superior_is_told(case: Case, nodira: Account, yes: None) -> None:
    enter(case, replace(TOLD, authority="uz_consulate_ru"), by=nodira)
    assert climb() == 1
    complaint = Appeal.objects.get(after__isnull=False)
    assert (complaint.letter, complaint.authority) == ("superior_complaint", "uz_mfa_consular")
    assert complaint.facts["complained_of"] == "uz_consulate_ru"


def test_without_a_yes_nothing_follows_it(case: Case, nodira: Account) -> None:
    enter(case, TOLD, by=nodira)
    assert climb() == 0


def test_a_next_letter_that_the_family_sent_too_is_not_prepared_again(
    case: Case, nodira: Account, yes: None
) -> None:
    first = enter(case, TOLD, by=nodira)
    (step,) = next_steps(TODAY)
    sent = replace(TOLD, authority=step.next.authority, letter=step.next.letter, on=date(2026, 7, 1))
    enter(case, replace(sent, after=first), by=nodira)
    assert first not in {one.appeal for one in next_steps(TODAY)}


def test_the_law_of_its_own_day_says_whether_it_binds(case: Case, nodira: Account) -> None:
    by_mail = Sent(authority="ru_ufsin", on=date(2025, 3, 1), channel="email", letter="coercion_neutral")
    assert enter(case, by_mail, by=nodira).valid is True
    assert enter(case, replace(by_mail, on=date(2025, 4, 1)), by=nodira).valid is False
    assert enter(case, replace(by_mail, channel="phone"), by=nodira).valid is False
    assert not bound_by(current_pack().channels("ru_ufsin", TODAY), "pigeon")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": date(2026, 11, 21)}, "lies in the future"),
        ({"on": date(2014, 12, 31)}, "before 2015"),
        ({"authority": "nobody"}, "no such authority"),
        ({"letter": "love"}, "Choose what the letter was about"),
        ({"letter": "", "title": "  "}, "Choose what the letter was about"),
        ({"channel": "pigeon"}, "by which way"),
        ({"registered_on": date(2026, 5, 3)}, "nothing can have happened to it before"),
        ({"answer": Came(date(2026, 5, 3), TODAY, "x")}, "before the letter was sent"),
        ({"answer": Came(date(2026, 6, 3), date(2026, 6, 2), "x")}, "before the day it bears"),
        ({"answer": Came(date(2026, 6, 3), date(2026, 11, 21), "x")}, "future"),
        ({"answer": Came(date(2026, 6, 3), TODAY)}, "Paste the words"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(
    case: Case, nodira: Account, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        enter(case, replace(TOLD, **more), by=nodira)
    assert not Appeal.objects.exists()
    assert not Station.objects.exists()
    assert not Reply.objects.exists()


def test_it_cannot_follow_a_later_letter(case: Case, nodira: Account) -> None:
    first = enter(case, TOLD, by=nodira)
    with pytest.raises(BadInput, match=r"sent later, on 04\.05\.2026"):
        enter(case, replace(TOLD, on=date(2026, 5, 3), after=first), by=nodira)


def test_the_first_day_and_today_are_taken(case: Case, nodira: Account) -> None:
    for day in (date(2015, 1, 1), TODAY):
        assert enter(case, replace(TOLD, on=day), by=nodira).sent_on == day


def test_in_words_of_its_own_it_still_has_clocks(case: Case, nodira: Account) -> None:
    row = enter(case, replace(TOLD, letter="", title="Ukasi haqida"), by=nodira)
    assert row.facts["title"] == "Ukasi haqida"
    assert Term.objects.filter(appeal=row, clock="uz_answer_basic").exists()


def test_its_answer_is_kept_and_stops_a_clock_when_somebody_judges_it(case: Case, nodira: Account) -> None:
    came = Came(date(2026, 6, 3), date(2026, 6, 10), "javob", number="7")
    row = enter(case, replace(TOLD, answer=came, registered_on=date(2026, 5, 5), number="12-3"), by=nodira)
    assert set(Station.objects.values_list("kind", "number")) == {
        ("received", "stamp 12"),
        ("registered", "12-3"),
    }
    assert Term.objects.filter(appeal=row, side="authority", ended_on=None).exists()
    grade(Reply.objects.get(), "evaded", by=nodira)
    assert not Term.objects.filter(appeal=row, side="authority", ended_on=None).exists()


def test_its_words_are_not_made_up(case: Case, nodira: Account) -> None:
    with pytest.raises(BadInput, match="not written here"):
        letter_of(enter(case, TOLD, by=nodira), TODAY)


def test_a_new_letter_about_the_same_must_say_what_is_new(case: Case, nodira: Account, yes: None) -> None:
    enter(case, TOLD, by=nodira)
    with pytest.raises(BadInput, match="Say what is new"):
        prepare(case, authority="uz_mfa", letter="coercion_neutral", by=nodira)


def test_not_sent_after_all_it_is_gone_with_its_clocks_and_comes_back_with_them(
    case: Case, nodira: Account
) -> None:
    row = enter(case, TOLD, by=nodira)
    unsend(row, by=nodira)
    assert Appeal.objects.get().state == "withdrawn"
    assert not Term.objects.exists()
    assert next_steps(TODAY) == []
    reopen(row, by=nodira)
    assert Appeal.objects.get().state == "sent"
    assert Term.objects.filter(clock="uz_answer_basic").count() == 1
    assert Station.objects.filter(withdrawn_at=None).count() == 1


def test_every_authority_of_the_pack_can_have_got_one(case: Case, nodira: Account) -> None:
    for to in current_pack().every(Authority):
        row = enter(case, replace(TOLD, authority=to.id, channel="registered_post"), by=nodira)
        step = step_of(current_pack(), to, "coercion_neutral")
        assert row.facts["step"] == (step.id if step else "")

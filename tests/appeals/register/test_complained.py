"""Of whom a letter complains is known from the letter before it: nobody has to remember it."""

from datetime import date

import pytest

from himoya.appeals.actions import add_reply, add_station, climb, grade, send
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of, next_steps
from himoya.cases.models import Case
from himoya.security.models import Account
from tests.appeals.register.conftest import TODAY, Clock
from tests.appeals.register.test_writing import let_go, written

pytestmark = pytest.mark.django_db

WINTER = date(2027, 2, 1)


@pytest.fixture
def silent(case: Case, nodira: Account, yes: None, now: Clock) -> Appeal:
    """The consulate got a letter in November and was silent."""
    to = {"authority": "uz_consulate_ru", "step": "uz_first_consul", "basis": "uz445_28"}
    first = send(let_go(written(case, nodira, **to), nodira), channel="registered_post", on=TODAY, by=nodira)
    now.day(date(2026, 11, 25))
    add_station(first, "registered", date(2026, 11, 24), number="12-345", by=nodira)
    return first


def follow(letter: Appeal, nodira: Account, now: Clock, *, to: str, on: date) -> None:
    """It was passed on, and the authority wrote so."""
    now.day(on)
    add_station(letter, "forwarded", on, authority=to, by=nodira)
    reply = add_reply(letter, dated=on, received_on=on, text="Yuborildi", by=nodira)
    grade(reply, "forwarded", by=nodira)


def test_a_complaint_about_silence_names_who_was_silent(
    case: Case, nodira: Account, silent: Appeal, now: Clock
) -> None:
    complaint = written(
        case, nodira, authority="uz_mfa_consular", letter="superior_complaint", step="uz_consular_department",
        after=silent, whats_new="No answer.", complained_of="uz_consulate_ru",
    )  # fmt: skip
    now.day(WINTER)
    send(let_go(complaint, nodira), channel="registered_post", on=WINTER, by=nodira)
    follow(complaint, nodira, now, to="uz_consulate_ru", on=date(2027, 2, 3))
    breach = next(one for one in next_steps(date(2027, 2, 3)) if one.appeal == complaint)
    assert breach.next.letter == "forwarded_to_body_complained_of"
    assert breach.complained_of == "uz_consulate_ru"


def test_when_it_was_silent_the_superior_is_told_of_whom_one_complains(silent: Appeal) -> None:
    found = {one.next.step: one for one in next_steps(WINTER)}
    assert found["uz_superior"].next.letter == "superior_complaint"
    assert found["uz_superior"].complained_of == "uz_consulate_ru"
    assert found["uz_superior"].next.authority != "uz_consulate_ru"


def test_the_ladder_fills_it_in_by_itself(silent: Appeal, nodira: Account, now: Clock) -> None:
    follow(silent, nodira, now, to="ru_colony", on=date(2026, 11, 26))
    assert climb() == 1
    letter = Appeal.objects.get(after=silent)
    assert letter.facts["complained_of"] == "ru_colony"
    said = "\n".join(letter_of(letter, TODAY).texts())
    assert "Ustidan shikoyat qilingan organ: Koloniya (hibsxona) boshlig‘i" in said
    assert "Murojaatim yuborilgan organ: Koloniya (hibsxona) boshlig‘i" in said


def test_passed_on_to_somebody_else_is_no_breach(silent: Appeal, nodira: Account, now: Clock) -> None:
    follow(silent, nodira, now, to="uz_ombudsman", on=date(2026, 11, 26))
    assert next_steps(date(2026, 11, 26)) == []


def test_what_was_filled_in_by_hand_goes_on_to_the_next_letter(
    silent: Appeal, nodira: Account, now: Clock
) -> None:
    silent.facts["fields"] |= {"applicant": "Zamira Namunayeva", "applicant_address": "Namuna ko‘chasi, 1"}
    silent.facts["fields"] |= {"own_words": "Bir marta aytgani", "medicine": "Insulin"}
    silent.save()
    follow(silent, nodira, now, to="ru_colony", on=date(2026, 11, 26))
    climb()
    fields = Appeal.objects.get(after=silent).facts["fields"]
    assert fields["applicant_address"] == "Namuna ko‘chasi, 1"
    assert not {"own_words", "medicine"} & fields.keys()

"""One letter of many families: who is named, who is counted, and what happens when an answer changes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from himoya.appeals.actions import prepare_together, release, renew_annex, send, withdraw
from himoya.appeals.letters.letter import Letter
from himoya.appeals.models import Appeal, Joined, Term
from himoya.appeals.queries import current_pack, letter_of
from himoya.appeals.queries.running import letters_of
from himoya.appeals.queries.together import joining
from himoya.appeals.queries.writing import gate_today, letters_to, the_authority
from himoya.appeals.rules.gate import Why
from himoya.appeals.rules.together import Place
from himoya.cases.actions import open_case
from himoya.cases.models import Case, Statement
from himoya.common.errors import BadInput
from himoya.erasure.actions import erase_person
from himoya.linkage.actions import add_to_current, regroup, settle, switch_to
from himoya.people.models import Consent, Relative, SamePerson
from himoya.security.models import Account
from tests import make
from tests.appeals.register.conftest import START, TODAY, Clock

TO = "uz_mfa"
NAMES = ("Akmal", "Bahrom", "Davron", "Erkin", "Gulom", "Hamid")
People = dict[str, Case]


def says(case: Case, nodira: Account, answer: str = "yes", to: str = "uz_state") -> None:
    Consent.objects.create(
        person=case.person, recipient=to, answer=answer, scope="everything", given_by="Zamira",
        giver_relation="mother", given_on=TODAY, expires_on=TODAY + timedelta(days=180), by=nodira, at=START,
    )  # fmt: skip


def states(case: Case, nodira: Account, kind: str, value: str) -> None:
    Statement.objects.create(
        person=case.person,
        kind=kind,
        value=value,
        grade="V2",
        known_on=TODAY,
        stated_by=nodira,
        stated_at=START,
    )


@pytest.fixture
def people(nodira: Account) -> People:
    """Akmal, Bahrom and Davron may be named; nobody asked about Erkin; a no for Gulom; Hamid is free."""
    found = {}
    for place, name in enumerate(NAMES):
        person = make.person(f"{name} Namunayev", voice=f"telegram:77/{place}")
        found[name] = open_case(person, next_check_at=START, owner=nodira, by=nodira)
        states(found[name], nodira, "name", f"{name} Namunayev")
    for name in ("Akmal", "Bahrom", "Davron", "Hamid"):
        says(found[name], nodira)
    says(found["Gulom"], nodira, "no")
    states(found["Hamid"], nodira, "status", "released")
    states(found["Akmal"], nodira, "birth_date", "1994-03-05")
    states(found["Akmal"], nodira, "facility", "IK-5, Namunaobod")
    return found


@pytest.fixture
def mother(people: People, nodira: Account) -> Relative:
    return Relative.objects.create(
        person=people["Akmal"].person, name="Zamira Namunayeva", relation="mother", by=nodira, at=START
    )


Write = Callable[..., Appeal]


@pytest.fixture
def write(mother: Relative, nodira: Account) -> Write:
    def _write(**more: object) -> Appeal:
        return prepare_together(TO, "uz", speaker=mother, by=nodira, **more)  # type: ignore[arg-type]

    return _write


def said(appeal: Appeal) -> str:
    return "\n".join(paper(appeal).texts())


def paper(appeal: Appeal) -> Letter:
    return letter_of(appeal, TODAY)


def test_a_yes_is_named_a_silence_counted_and_a_no_left_out(people: People, write: Write) -> None:
    words = said(write())
    assert all(f"{name} Namunayev" in words for name in ("Akmal", "Bahrom", "Davron"))
    assert not any(name in words for name in ("Erkin", "Gulom", "Hamid"))
    assert "Biz, 3 oila," in words
    assert "Ularning soni: 4." in words


def test_the_annex_holds_what_is_accepted_and_room_to_sign(write: Write) -> None:
    assert "Akmal Namunayev\t05.03.1994\tIK-5, Namunaobod\t" in said(write())


def test_the_first_family_signs_and_the_answer_goes_to_her(people: People, write: Write) -> None:
    made = write()
    assert made.case == people["Akmal"]
    assert "Javob uchun: Zamira Namunayeva" in said(made)


def test_somebody_can_be_left_out_of_the_annex_by_hand(people: People, write: Write) -> None:
    words = said(write(unnamed={people["Bahrom"].pk}))
    assert "Bahrom" not in words
    assert "Ularning soni: 4." in words


def test_only_families_of_one_place_can_write(people: People, write: Write) -> None:
    made = write(only={people["Akmal"].pk, people["Erkin"].pk})
    assert "Ularning soni: 2." in said(made)
    assert set(made.joined.values_list("case", "named")) == {
        (people["Akmal"].pk, True), (people["Erkin"].pk, False)
    }  # fmt: skip


def test_whoever_signs_must_belong_to_somebody_named(people: People, write: Write, nodira: Account) -> None:
    stranger = Relative.objects.create(
        person=people["Erkin"].person, name="Salima Namunayeva", relation="mother", by=nodira, at=START
    )
    with pytest.raises(BadInput):
        prepare_together(TO, "uz", speaker=stranger, by=nodira)
    assert not Appeal.objects.exists()


def test_pressed_twice_it_stands_once(write: Write) -> None:
    first = write()
    with pytest.raises(BadInput) as told:
        write()
    assert first.number in told.value.said("en")
    assert Appeal.objects.count() == 1


def test_a_repeat_says_what_is_new(write: Write, nodira: Account) -> None:
    made = write()
    release(made, by=nodira)
    send(made, channel="in_person", on=TODAY, by=nodira)
    with pytest.raises(BadInput):
        write()
    assert write(whats_new="Two more families have heard nothing since.").pk != made.pk


def test_its_clocks_run_as_those_of_any_letter(write: Write, nodira: Account) -> None:
    made = write()
    release(made, by=nodira)
    send(made, channel="in_person", on=TODAY, by=nodira)
    assert Term.objects.filter(appeal=made, side="authority", ended_on=None).exists()


def test_a_no_that_came_later_stops_it_until_the_annex_is_made_anew(
    people: People, write: Write, nodira: Account
) -> None:
    made = write()
    says(people["Bahrom"], nodira, "no")
    assert gate_today(made, TODAY).why is Why.ANNEX
    with pytest.raises(BadInput):
        release(made, by=nodira)
    renew_annex(made, by=nodira)
    made.refresh_from_db()
    assert not gate_today(made, TODAY).blocked
    assert "Bahrom" not in said(made)
    assert "Ularning soni: 3." in said(made)


def test_a_yes_that_came_later_adds_nobody(people: People, write: Write, nodira: Account) -> None:
    made = write()
    says(people["Erkin"], nodira)
    renew_annex(made, by=nodira)
    made.refresh_from_db()
    assert "Erkin" not in said(made)


def test_a_new_annex_must_be_agreed_to_again(people: People, write: Write, nodira: Account) -> None:
    made = write()
    release(made, by=nodira)
    renew_annex(made, by=nodira)
    made.refresh_from_db()
    assert made.state == Appeal.State.PREPARED
    assert made.released_by is None


def test_when_the_first_family_says_no_the_letter_stops(
    people: People, write: Write, nodira: Account
) -> None:
    made = write()
    says(people["Akmal"], nodira, "no")
    with pytest.raises(BadInput):
        renew_annex(made, by=nodira)
    withdraw(made, by=nodira)


def test_what_is_sent_stays_as_it_was(people: People, write: Write, nodira: Account) -> None:
    made = write()
    release(made, by=nodira)
    send(made, channel="in_person", on=TODAY, by=nodira)
    states(people["Akmal"], nodira, "facility", "IK-9, Sinovobod")
    made.refresh_from_db()
    assert "IK-5, Namunaobod" in said(made)
    with pytest.raises(BadInput):
        renew_annex(made, by=nodira)


def test_two_reports_of_one_person_are_one_name(people: People, nodira: Account) -> None:
    switch_to(regroup())
    add_to_current([one.person_id for one in people.values()])
    settle(people["Akmal"].person, people["Bahrom"].person, SamePerson.Verdict.SAME, by=nodira)
    found = joining(the_authority(current_pack(), TO), TODAY)
    assert sum(one.place is Place.NAMED for one in found) == 2
    assert people["Bahrom"].pk not in {one.case for one in found}


def test_for_russia_names_stand_as_in_russian_papers(
    people: People, mother: Relative, nodira: Account
) -> None:
    for name in ("Akmal", "Bahrom"):
        says(people[name], nodira, to="ru_state")
    states(people["Akmal"], nodira, "name", "Намунаев Акмал")
    made = prepare_together("ru_ombudsman", "ru", speaker=mother, by=nodira)
    words = said(made)
    assert "Намунаев Акмал" in words
    assert "Bahrom Namunayev" in words
    assert "Davron" not in words


def test_every_case_it_speaks_for_shows_it(people: People, write: Write) -> None:
    made = write()
    for name in ("Akmal", "Bahrom", "Erkin"):
        assert list(letters_of([people[name].pk])) == [made]
    assert not letters_of([people["Gulom"].pk])


def test_who_may_not_see_the_others_reads_only_the_own(people: People, write: Write) -> None:
    made = write()
    words = "\n".join(letter_of(made, TODAY, seen={people["Akmal"].pk}).texts())
    assert "Akmal" in words
    assert "Bahrom" not in words


def test_without_names_only_initials_are_left(write: Write) -> None:
    words = "\n".join(letter_of(write(), TODAY, redacted=True).texts())
    assert "A. N." in words
    assert "Namunayev" not in words


def test_when_the_first_family_is_deleted_the_letter_stays_for_the_others(
    people: People, write: Write, nodira: Account, now: Clock
) -> None:
    made = write()
    release(made, by=nodira)
    send(made, channel="in_person", on=TODAY, by=nodira)
    now.day(date(2026, 11, 25))
    erase_person(people["Akmal"], which="none", chosen=(), reason="asked_family", by=nodira)
    made = Appeal.objects.get(pk=made.pk)
    assert made.case in (people["Bahrom"], people["Davron"])
    assert "Akmal" not in said(made)
    assert "Zamira" not in said(made)
    assert Term.objects.filter(appeal=made).exists()
    assert Joined.objects.filter(appeal=made).count() == 3


@pytest.mark.django_db
def test_nobody_chooses_it_by_accident_for_one_person() -> None:
    assert "collective" not in letters_to(the_authority(current_pack(), TO))

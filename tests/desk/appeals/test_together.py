"""The page of a letter of many families, as the organiser uses it and as others see what came of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from himoya.appeals.models import Appeal
from himoya.cases.actions import give, open_case
from himoya.cases.models import Case, Statement
from himoya.linkage.actions import regroup, settle, switch_to
from himoya.people.models import Consent, Relative, SamePerson
from himoya.security.models import Account
from tests import make
from tests.desk.appeals.test_letters import as_of, page
from tests.desk.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def others(nodira: Account, case: Case, yes: None) -> dict[str, Case]:
    """Akmal, whose mother said yes, and Bahrom, whose family nobody has asked."""
    found = {}
    for name in ("Akmal", "Bahrom"):
        person = make.person(f"{name} Namunayev", voice=f"telegram:77/{name}")
        found[name] = open_case(person, next_check_at=NOW, owner=nodira, by=nodira)
    Consent.objects.create(
        person=found["Akmal"].person, recipient="uz_state", answer="yes", scope="everything",
        given_by="Salima", giver_relation="mother", given_on=NOW.date(),
        expires_on=NOW.date() + timedelta(days=90), by=nodira, at=NOW,
    )  # fmt: skip
    return found


@pytest.fixture
def mother(case: Case, nodira: Account) -> Relative:
    return Relative.objects.create(
        person=case.person, name="Zamira Namunayeva", relation="mother", by=nodira, at=NOW
    )


def write(desk: Client, mother: Relative, *names: Case) -> Appeal:
    typed = {
        "to": "uz_mfa", "language": "uz", "speaker": mother.pk, "name": [one.pk for one in names],
        "address": "Namunaobod, 1-uy",
    }  # fmt: skip
    answer = desk.post(reverse("letters-together"), typed)
    assert answer.status_code == 303, answer.content.decode()
    return Appeal.objects.get()


def test_the_page_says_who_is_named_who_is_counted_and_why(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, nodira: Account
) -> None:
    born = {"kind": "birth_date", "value": "1994-03-05", "grade": "V2", "known_on": NOW.date()}
    Statement.objects.create(person=others["Akmal"].person, stated_by=nodira, stated_at=NOW, **born)
    shown = page(desk, "letters-together", to="uz_mfa")
    assert "Akmal Namunayev</bdi> · 05.03.1994" in shown
    assert "Bahrom Namunayev" not in shown.partition("Families to ask first")[0]
    assert "Nobody has asked the family yet" in shown
    assert "Zamira Namunayeva" in shown


def test_a_person_of_two_names_stands_there_with_the_fuller_one(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, nodira: Account
) -> None:
    fuller = make.person("Akmal Sinov o‘g‘li Namunayev", voice="telegram:77/neighbour")
    for who in (others["Akmal"].person, fuller):
        make.a_fact(make.message("85 zona"), who, "home", "Andijon")
    settle(others["Akmal"].person, fuller, SamePerson.Verdict.SAME, by=nodira)
    switch_to(regroup())
    shown = page(desk, "letters-together", to="uz_mfa")
    assert "Akmal Sinov o‘g‘li Namunayev" in shown


def test_whoever_is_unticked_is_only_counted(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative
) -> None:
    made = write(desk, mother, case)
    assert dict(made.joined.values_list("case", "named")) == {
        case.pk: True, others["Akmal"].pk: False, others["Bahrom"].pk: False
    }  # fmt: skip


def test_nobody_to_sign_is_one_plain_sentence(desk: Client, case: Case, others: dict[str, Case]) -> None:
    answer = desk.post(reverse("letters-together"), {"to": "uz_mfa", "language": "uz", "speaker": "9"})
    assert answer.status_code == 422
    assert not Appeal.objects.exists()


def test_families_of_one_place_alone(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, nodira: Account
) -> None:
    Statement.objects.create(
        person=case.person, kind="facility", value="IK-5, Namunaobod", grade="V2", known_on=NOW.date(),
        stated_by=nodira, stated_at=NOW,
    )  # fmt: skip
    shown = page(desk, "letters-together", to="uz_mfa")
    mark = shown.split('<option value="')[2].split('"')[0]
    shown = page(desk, "letters-together", to="uz_mfa", place=mark)
    assert "Akmal" not in shown
    assert "IK-5, Namunaobod" in shown


def test_without_an_authority_the_page_asks_to_whom(desk: Client, case: Case) -> None:
    for asked in ({}, {"to": "nobody"}, {"to": "uz_consulate_ru; drop"}):
        shown = page(desk, "letters-together", **asked)
        assert "?to=uz_mfa" in shown


def test_another_helper_reads_only_the_names_of_own_cases(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, sardor: Account, nodira: Account
) -> None:
    made = write(desk, mother, case, others["Akmal"])
    as_of(desk, sardor)
    shown = page(desk, "letter", case.pk, made.pk)
    assert "Akmal" not in shown
    assert "only the organiser sees: 1" in shown
    for name in ("letter-pdf", "letter-docx"):
        assert desk.post(reverse(name, args=[case.pk, made.pk])).status_code == 403
    give(others["Akmal"], sardor, by=nodira)
    assert "Akmal" in page(desk, "letter", case.pk, made.pk)


def test_another_helper_agrees_to_it_but_changes_nothing(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, sardor: Account
) -> None:
    made = write(desk, mother, case, others["Akmal"])
    as_of(desk, sardor)
    for name in ("letter-withdraw", "letter-sent"):
        assert reverse(name, args=[case.pk, made.pk]) not in page(desk, "letter", case.pk, made.pk)
        assert desk.post(reverse(name, args=[case.pk, made.pk])).status_code == 403
    desk.post(reverse("letter-release", args=[case.pk, made.pk]))
    made.refresh_from_db()
    assert made.released_by == sardor


def test_only_the_organiser_writes_for_many(desk: Client, case: Case, sardor: Account, oleg: Account) -> None:
    for account in (sardor, oleg):
        as_of(desk, account)
        assert desk.get(reverse("letters-together")).status_code == 403


def test_a_changed_answer_is_shown_and_the_annex_made_anew(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, nodira: Account
) -> None:
    made = write(desk, mother, case, others["Akmal"])
    Consent.objects.filter(person=others["Akmal"].person).update(withdrawn_on=NOW.date(), withdrawn_by=nodira)
    assert "may no longer be named or counted" in page(desk, "letter", case.pk, made.pk)
    desk.post(reverse("letter-annex", args=[case.pk, made.pk]))
    shown = page(desk, "letter", case.pk, made.pk)
    assert "may no longer be named or counted" not in shown
    assert "By name: 1; only counted: 2" in shown


def test_the_pdf_is_printed_and_the_log_knows(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative
) -> None:
    made = write(desk, mother, case, others["Akmal"])
    assert "Manzil: Namunaobod, 1-uy" in page(desk, "letter", case.pk, made.pk)
    answer = desk.post(reverse("letter-pdf", args=[case.pk, made.pk]))
    assert answer.content.startswith(b"%PDF")
    assert made.number in answer.headers["Content-Disposition"]


def test_with_nobody_to_name_the_page_says_whom_to_ask_and_where(
    desk: Client, case: Case, others: dict[str, Case], nodira: Account
) -> None:
    Consent.objects.update(withdrawn_on=NOW.date(), withdrawn_by=nodira)
    shown = page(desk, "letters-together", to="uz_mfa")
    assert "Families to ask first: 3" in shown
    for one in (case, *others.values()):
        assert f"{reverse('consent-new', args=[one.pk])}?for=uz_state" in shown
    assert "Nothing is sent by asking." in shown


def test_who_said_no_is_not_asked_again(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative
) -> None:
    Consent.objects.filter(person=others["Akmal"].person).update(answer="no")
    shown = page(desk, "letters-together", to="uz_mfa")
    assert "Families to ask first: 1" in shown
    assert reverse("consent-new", args=[others["Akmal"].pk]) not in shown
    Consent.objects.update(answer="no")
    Case.objects.filter(pk=others["Bahrom"].pk).update(status="sealed")
    assert "There is nobody for whom this letter could speak." in page(desk, "letters-together", to="uz_mfa")


def test_a_refused_contract_is_no_wish_about_letters(
    desk: Client, case: Case, others: dict[str, Case], mother: Relative, nodira: Account
) -> None:
    wish = {"kind": "own_wish", "grade": "V1", "known_on": NOW.date(), "stated_by": nodira, "stated_at": NOW}
    Statement.objects.create(person=others["Akmal"].person, value="refuses_contract", **wish)
    Statement.objects.create(person=case.person, value="wants_appeal", **wish)
    shown = page(desk, "letters-together", to="uz_mfa")
    assert "nobody has heard whether they want letters themselves: 1" in shown

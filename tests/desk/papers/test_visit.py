"""A visit sheet: everybody there whose consent allows it, the others as a number."""

import re

import pytest
from django.test import Client

from himoya.cases.models import Case, Stay
from himoya.common.roles import Role
from himoya.desk.people.places import mark_of
from himoya.people.models import Relative
from himoya.security.models import Account, AuditLine
from tests import make
from tests.desk.conftest import NAME, NOW
from tests.desk.papers.conftest import PLACE, a_case, browser, consent, staff, state, words_of


@pytest.fixture
def colony(case: Case, nodira: Account) -> dict[str, Case]:
    """Farrux and five others in one place, one elsewhere."""
    state(case, nodira, "contract", "signed")
    state(case, nodira, "own_wish", "refuses_contract")
    made = {"farrux": case}
    for key, name, place in (
        ("bobur", "Bobur Misolov", "IK-71"),
        ("dilshod", "Dilshod Namunayev", PLACE),
        ("elyor", "Elyor Misolov", PLACE),
        ("gayrat", "G‘ayrat Misolov", PLACE),
        ("ravshan", "Ravshan Misolov", PLACE),
        ("sanjar", "Sanjar Boshqayev", "IK-72"),
    ):
        made[key] = a_case(name, nodira, place, article="228", own_wish="wants_contract")
    consent(made["farrux"], "uz_state")
    consent(made["bobur"], "uz_state", "not_military")
    consent(made["dilshod"], "uz_state", "place_and_health")
    consent(made["elyor"], "lawyer")
    consent(made["gayrat"], "uz_state", answer="no")
    consent(made["ravshan"], "uz_state", answer="ask")
    consent(made["sanjar"], "uz_state")
    return made


def printed(desk: Client, recipient: str = "uz_state", place: str = PLACE) -> str:
    asked = {"place": mark_of(place), "to": recipient, "language": "en"}
    answer = desk.post("/papers/visit/", asked)
    assert answer.status_code == 200, answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="himoya-visit.pdf"'
    return words_of(answer.content)


def test_only_those_who_agreed_are_named(desk: Client, colony: dict[str, Case]) -> None:
    text = printed(desk)
    assert re.findall(r"\d\. (\w+) \w+ Date of birth", text) == ["Bobur", "Dilshod", "Farrux"]
    for name in ("Elyor", "ayrat", "Ravshan", "Sanjar"):
        assert name not in text
    assert "3 more, no consent" in text


def test_a_spelling_of_the_place_leads_to_the_same_sheet(desk: Client, colony: dict[str, Case]) -> None:
    assert printed(desk, place="IK-71") == printed(desk)


def test_a_lawyer_is_another_recipient(desk: Client, colony: dict[str, Case]) -> None:
    text = printed(desk, "lawyer")
    assert "Elyor Misolov" in text
    assert "Farrux" not in text
    assert "5 more, no consent" in text


def test_each_within_its_own_scope(desk: Client, colony: dict[str, Case]) -> None:
    text = printed(desk)
    by_name = re.split(r"\d\. (?=Bobur|Dilshod|Farrux)", text)
    bobur, dilshod, farrux = (
        next(part for part in by_name if part.startswith(n)) for n in ("Bobur", "Dil", "Far")
    )
    assert "article 228" in bobur
    assert "article" not in dilshod
    assert "Refuses to sign a contract" in farrux
    assert "Wants to sign" not in text, "a military fact"
    assert "signed" not in farrux.replace("signature", "")


def test_nobody_else_is_on_it(desk: Client, colony: dict[str, Case], nodira: Account) -> None:
    Relative.objects.create(
        person=colony["farrux"].person,
        name="Zamira",
        relation="mother",
        contact="+998 00 1",
        by=nodira,
        at=NOW,
    )
    text = printed(desk)
    for secret in ("Zamira", "+998", "mother", "telegram:77", "nodira", "Nodira"):
        assert secret not in text


def test_who_is_dead_free_or_closed_is_not_counted(
    desk: Client, colony: dict[str, Case], nodira: Account
) -> None:
    state(colony["farrux"], nodira, "status", "released")
    Case.objects.filter(pk=colony["gayrat"].pk).update(status="resolved")
    text = printed(desk)
    assert "Farrux" not in text
    assert "2 more, no consent" in text


def test_a_case_the_family_withdrew_names_nobody(desk: Client, colony: dict[str, Case]) -> None:
    Case.objects.filter(pk=colony["farrux"].pk).update(status="withdrawn")
    assert "Farrux" not in printed(desk)


def test_a_place_of_the_army_is_for_a_lawyer_only(desk: Client, nodira: Account) -> None:
    place = "Poligon, Rostov oblast"
    taken = a_case(NAME, nodira, place)
    consent(taken, "uz_state")
    consent(taken, "lawyer")
    answer = desk.post("/papers/visit/", {"place": mark_of(place), "to": "uz_state", "language": "en"})
    assert answer.status_code == 422
    assert "sound military" in answer.content.decode()
    assert "Farrux" in printed(desk, "lawyer", place)


def test_every_case_on_it_gets_its_line_in_the_log(desk: Client, colony: dict[str, Case]) -> None:
    printed(desk)
    lines = AuditLine.objects.filter(verb="paper.visit_printed").values_list("subject", flat=True)
    assert set(lines) == {f"case {colony[key].pk}" for key in ("farrux", "bobur", "dilshod")}


def test_a_lawyer_sees_only_the_cases_given(colony: dict[str, Case], oleg: Account) -> None:
    page = browser(oleg).get("/papers/visit/", {"place": mark_of(PLACE), "to": "uz_state", "language": "en"})
    text = page.content.decode()
    assert "Farrux" in text
    assert "Bobur" not in text
    assert "more, no consent" not in text


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.ANALYST])
def test_it_is_for_the_organiser_and_lawyers(colony: dict[str, Case], role: Role) -> None:
    assert browser(staff("sardor", role)).get("/papers/visit/").status_code == 403


def test_a_place_nobody_knows_leads_to_the_list(desk: Client, colony: dict[str, Case]) -> None:
    page = desk.get("/papers/visit/", {"place": "nowhere"}).content.decode()
    assert f"place={mark_of(PLACE)}" in page
    assert "Choose another place" in page


def test_one_person_with_two_cases_stands_there_once(
    desk: Client, colony: dict[str, Case], nodira: Account
) -> None:
    Stay.objects.create(case=colony["farrux"], place=PLACE)
    assert printed(desk).count("Farrux") == 1


def test_questions_do_not_grow_with_the_place(
    desk: Client, colony: dict[str, Case], django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        desk.get("/papers/visit/", {"place": mark_of(PLACE)})


def test_the_list_of_people_leads_to_the_sheet_of_the_place(desk: Client, case: Case) -> None:
    make.a_fact(make.message("IK-71 da"), case.person, "facility", PLACE)
    page = desk.get("/people/", {"place": mark_of(PLACE)}).content.decode()
    assert f'href="/papers/visit/?place={mark_of(PLACE)}"' in page

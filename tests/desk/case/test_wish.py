"""The prisoner's own wish stands out, with how it is known; wishes that do not fit stand side by side."""

import pytest
from django.test import Client
from django.urls import reverse

from himoya.cases.models import Case, Change, Statement
from himoya.cases.wishes import WISHES, contradictions
from himoya.common.roles import Role
from himoya.desk.case.wish import WORDS
from himoya.security.models import Account
from tests import make
from tests.desk.case.family_life import a_case, a_helper, card, page_of, signed_in, words

pytestmark = pytest.mark.django_db

TYPED = {
    "value": "refuses_contract",
    "how_known": "his own words by phone to his mother",
    "grade": "V1",
    "known_on": "2026-11-20",
}


@pytest.fixture
def case(nodira: Account) -> Case:
    return a_case(nodira)


@pytest.fixture
def desk(nodira: Account) -> Client:
    return signed_in(nodira)


def add(desk: Client, case: Case, **more: str) -> Statement:
    assert desk.post(reverse("wish-new", args=[case.pk]), {**TYPED, **more}).status_code == 303
    return Statement.objects.latest("pk")


def test_without_a_wish_the_page_teaches_to_ask(desk: Client, case: Case) -> None:
    assert "Ask it in the next call" in words(card(page_of(desk, case), "wish"))


def test_a_wish_is_a_statement_of_its_own(desk: Client, case: Case, nodira: Account) -> None:
    wish = add(desk, case)
    assert (wish.kind, wish.value, wish.grade, wish.stated_by) == (
        "own_wish",
        "refuses_contract",
        "V1",
        nodira,
    )
    text = words(card(page_of(desk, case), "wish"))
    assert "Refuses to sign a contract his own words by phone to his mother 20.11.2026" in text
    assert "The prisoner's own wish: Refuses to sign a contract" in words(
        card(page_of(desk, case), "timeline")
    )


def test_wishes_that_do_not_fit_stand_side_by_side(desk: Client, case: Case) -> None:
    add(desk, case)
    add(desk, case, value="wants_contract", how_known="a cellmate's mother")
    add(desk, case, value="wants_transfer")
    html = card(page_of(desk, case), "wish")
    both = html[html.index('class="two"') :]
    assert both.count('class="wish"') == 3
    assert "These do not fit together." in words(html)


def test_every_wish_has_words() -> None:
    assert set(WORDS) == set(WISHES)


@pytest.mark.parametrize(
    ("told", "against"),
    [
        ([], []),
        (["wants_transfer", "refuses_contract"], []),
        (["wants_transfer", "wants_no_transfer"], [("wants_transfer", "wants_no_transfer")]),
        (["unknown", "wants_appeal"], []),
        (["wants_no_appeal", "wants_appeal"], [("wants_appeal", "wants_no_appeal")]),
    ],
)
def test_what_cannot_both_be_his_wish(told: list[str], against: list[tuple[str, str]]) -> None:
    assert contradictions(told) == against


def test_no_longer_so_with_the_reason(desk: Client, case: Case) -> None:
    wish = add(desk, case)
    address = reverse("wish-withdraw", args=[case.pk, wish.pk])
    assert desk.post(address, {"why": ""}).status_code == 422
    assert desk.post(address, {"why": "he said the opposite"}).status_code == 303
    assert "Refuses" not in words(card(page_of(desk, case), "wish"))
    assert Change.objects.get().why == "he said the opposite"


def test_only_a_wish_is_taken_back_here(desk: Client, case: Case, nodira: Account) -> None:
    other = Statement.objects.create(
        person=case.person,
        kind="contract",
        value="signed",
        grade="V1",
        known_on=make.MONDAY,
        stated_by=nodira,
        stated_at=make.MONDAY,
    )
    assert desk.post(reverse("wish-withdraw", args=[case.pk, other.pk]), {"why": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", ""),
        ("value", "wants_tea"),
        ("how_known", ""),
        ("how_known", "x" * 301),
        ("how_known", "\0"),
        ("grade", "V9"),
        ("known_on", "2027-01-01"),
        ("known_on", "30.02.2026"),
        ("known_on", ""),
    ],
)
def test_what_cannot_be_is_refused(desk: Client, case: Case, field: str, value: str) -> None:
    answer = desk.post(reverse("wish-new", args=[case.pk]), {**TYPED, field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Statement.objects.count() == 0


def test_a_lawyer_reads_and_a_stranger_finds_nothing(desk: Client, case: Case, nodira: Account) -> None:
    wish = add(desk, case)
    lawyer = a_helper("laylo", Role.LAWYER)
    case.given.create(account=lawyer, by=nodira, at=make.MONDAY)
    reading = signed_in(lawyer)
    html = card(page_of(reading, case), "wish")
    assert "Refuses to sign" in html
    assert "<form" not in html
    assert reading.post(reverse("wish-new", args=[case.pk]), TYPED).status_code == 403
    stranger = signed_in(a_helper("bahor", Role.CASEWORKER))
    assert stranger.get(reverse("wish-new", args=[case.pk])).status_code == 404
    assert stranger.post(reverse("wish-withdraw", args=[case.pk, wish.pk]), {"why": "x"}).status_code == 404

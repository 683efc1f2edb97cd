"""The organiser looks after the helpers, and nobody raises or locks out himself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from himoya.common.errors import BadInput
from himoya.common.roles import Right, Role, may
from himoya.desk.staff.words import RIGHTS, ROLES, rights_table
from himoya.security.actions import accounts
from himoya.security.actions.second_factor import add_code_program
from himoya.security.models import Account, AuditLine, Office
from tests import make
from tests.desk.staff.conftest import PASSWORD, SECRET, code_at, signed_in


def verbs() -> list[str]:
    return list(AuditLine.objects.order_by("pk").values_list("verb", flat=True))


def test_the_page_shows_who_there_is(organiser: Client, bahrom: Account) -> None:
    html = organiser.get("/helpers/").content.decode()
    assert "Bahrom" in html
    assert "second factor: no" in html
    assert "never signed in" in html
    assert 'class="brand" href="/"' in html


def test_the_table_on_the_page_is_the_table_in_the_code() -> None:
    assert set(RIGHTS) == set(Right)
    assert set(ROLES) == set(Role)
    for right, (_words, allowed) in zip(RIGHTS, rights_table(), strict=True):
        assert allowed == [may(role, right) for role in ROLES]


def test_a_new_role_holds_from_the_next_page(organiser: Client, bahrom: Account) -> None:
    his = signed_in(Client(), bahrom)
    assert his.get("/helpers/").status_code == 403
    assert organiser.post(f"/helpers/{bahrom.pk}/role/", {"role": "organiser"}).status_code == 302
    assert his.get("/helpers/").status_code == 200
    assert "account.became_organiser" in verbs()
    organiser.post(f"/helpers/{bahrom.pk}/role/", {"role": "analyst"})
    assert his.get("/helpers/").status_code == 403


@pytest.mark.parametrize("role", ["", "king", "organiser\x00"])
def test_a_made_up_role_changes_nothing(organiser: Client, bahrom: Account, role: str) -> None:
    assert organiser.post(f"/helpers/{bahrom.pk}/role/", {"role": role}).status_code == 422
    bahrom.refresh_from_db()
    assert bahrom.role == Role.CASEWORKER


def test_switched_off_is_out_at_once(organiser: Client, bahrom: Account) -> None:
    his = signed_in(Client(), bahrom)
    assert his.get("/me/").status_code == 200
    organiser.post(f"/helpers/{bahrom.pk}/off/")
    assert his.get("/me/").status_code == 302
    wrong = Client().post("/sign-in/", {"username": "bahrom", "password": PASSWORD})
    assert wrong.status_code == 422
    organiser.post(f"/helpers/{bahrom.pk}/on/")
    assert his.get("/me/").status_code == 302, "the old session stays ended"
    assert Client().post("/sign-in/", {"username": "bahrom", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("act", ["role", "off", "second-factor"])
def test_nobody_does_it_to_himself(organiser: Client, nodira: Account, act: str) -> None:
    answer = organiser.post(f"/helpers/{nodira.pk}/{act}/", {"role": "analyst"})
    assert answer.status_code == 422
    nodira.refresh_from_db()
    assert (nodira.is_active, nodira.role) == (True, Role.ORGANISER)


def test_the_last_organiser_stays_even_when_two_try_at_the_same_moment(nodira: Account) -> None:
    zamira = make.account("zamira")
    accounts.switch_off(zamira.pk, nodira)
    with pytest.raises(BadInput, match="not an organiser any more"):
        accounts.give_role(nodira.pk, Role.ANALYST, zamira)
    assert Account.objects.filter(role=Role.ORGANISER, is_active=True).count() == 1


def test_a_lost_phone_is_reset_by_another_organiser(organiser: Client, bahrom: Account) -> None:
    add_code_program(bahrom, SECRET, code_at(), "")
    assert "second factor: yes" in organiser.get("/helpers/").content.decode()
    organiser.post(f"/helpers/{bahrom.pk}/second-factor/")
    assert AuditLine.objects.filter(
        verb="account.second_factor_reset", subject=f"account {bahrom.pk}"
    ).exists()
    answer = Client().post("/sign-in/", {"username": "bahrom", "password": PASSWORD})
    assert answer.headers["Location"] == "/"


def test_everybody_may_be_asked_for_a_second_factor(
    organiser: Client, bahrom: Account, nodira: Account
) -> None:
    organiser.post("/helpers/second-factor/", {"needed": "1"})
    his = signed_in(Client(), bahrom)
    assert his.get("/").headers["Location"] == "/me/second-factor/"
    assert his.get("/me/second-factor/").status_code == 200
    assert his.get("/me/").status_code == 200
    add_code_program(bahrom, SECRET, code_at(), his.session.session_key or "")
    assert his.get("/").status_code == 200
    add_code_program(nodira, SECRET, code_at(), organiser.session.session_key or "")
    organiser.post("/helpers/second-factor/", {"needed": "0"})
    assert Office.objects.get().needs_second_factor is False


SENSITIVE = [
    "/helpers/invite/",
    "/helpers/second-factor/",
    "/helpers/{0}/role/",
    "/helpers/{0}/off/",
    "/helpers/{0}/on/",
    "/helpers/{0}/password/",
    "/helpers/{0}/second-factor/",
    "/me/second-factor/codes/",
    "/me/second-factor/1/remove/",
]


@pytest.mark.parametrize("address", SENSITIVE)
def test_sensitive_acts_want_the_password_of_five_minutes_ago(
    organiser: Client, bahrom: Account, later: Callable[[timedelta], None], address: str
) -> None:
    later(timedelta(minutes=5))
    address = address.format(bahrom.pk)
    before = len(verbs())
    answer = organiser.post(address, {"role": "lawyer"}, headers={"referer": "http://testserver/helpers/"})
    assert answer.headers["Location"] == "/me/password-again/?next=%2Fhelpers%2F&press=1"
    assert len(verbs()) == before


@pytest.mark.parametrize(
    "referer", ["", "https://evil.example//evil.example/", "http://x/\\evil", "nonsense"]
)
def test_the_way_back_is_never_to_another_site(
    organiser: Client, later: Callable[[timedelta], None], referer: str
) -> None:
    later(timedelta(minutes=5))
    answer = organiser.post("/helpers/invite/", headers={"referer": referer} if referer else {})
    assert answer.headers["Location"] == "/me/password-again/?next=%2F&press=1"


def test_as_many_queries_for_three_helpers_as_for_one(
    organiser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(16) as one:
        organiser.get("/helpers/")
    for name in ("bahrom", "zamira", "malika"):
        make.account(name, Role.CASEWORKER)
    with django_assert_max_num_queries(len(one)):
        organiser.get("/helpers/")

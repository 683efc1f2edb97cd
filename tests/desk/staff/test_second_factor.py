"""With a second factor the password opens nothing alone."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from himoya.common.errors import BadInput
from himoya.security.actions.second_factor import add_code_program, fitting_step, take_away
from himoya.security.models import Account, AuditLine, Office
from tests.desk.staff.conftest import PASSWORD, SECRET, code_at, signed_in

RIGHT = {"username": "nodira", "password": PASSWORD, "next": "/me/"}
SECOND = "/sign-in/second/"


@pytest.fixture
def spare(nodira: Account) -> list[str]:
    """Nodira has a code program; these are her spare codes."""
    return add_code_program(nodira, SECRET, code_at(-1), "")


def test_setting_up_a_code_program(organiser: Client, nodira: Account) -> None:
    other = signed_in(Client(), nodira)
    html = organiser.get("/me/second-factor/program/").content.decode()
    assert '<svg class="qr"' in html
    assert "data:" not in html
    found = re.search(r'class="secret">([A-Z2-7 ]+)<', html)
    assert found
    secret = found[1].replace(" ", "")
    assert secret not in str(dict(organiser.session))
    assert organiser.post("/me/second-factor/program/", {"code": "000000"}).status_code == 422
    shown = organiser.post("/me/second-factor/program/", {"code": code_at(0, secret)}).content.decode()
    assert len(re.findall(r"<code>\d{4} \d{4}</code>", shown)) == 10
    assert other.get("/me/").status_code == 302, "other sessions end"
    assert organiser.get("/me/second-factor/").status_code == 200
    assert "Unused: 10" in organiser.get("/me/second-factor/").content.decode()


def test_the_secret_is_sealed_in_the_table(spare: list[str], nodira: Account) -> None:
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert not any(code in kept for code in spare)


def test_the_password_alone_opens_nothing(client: Client, spare: list[str]) -> None:
    assert client.post("/sign-in/", RIGHT).headers["Location"] == SECOND
    assert client.get("/me/").status_code == 302
    assert client.post(SECOND, {"code": "000000"}).status_code == 422
    assert client.get("/me/").status_code == 302
    assert client.post(SECOND, {"code": code_at()}).headers["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


def test_a_code_works_once(client: Client, spare: list[str]) -> None:
    code = code_at()
    for browser, status in ((client, 302), (Client(), 422)):
        browser.post("/sign-in/", RIGHT)
        assert browser.post(SECOND, {"code": code}).status_code == status


def test_the_code_that_set_it_up_does_not_sign_in(client: Client, spare: list[str]) -> None:
    client.post("/sign-in/", RIGHT)
    assert client.post(SECOND, {"code": code_at(-1)}).status_code == 422


def test_a_spare_code_works_once_and_stands_in_the_log(client: Client, spare: list[str]) -> None:
    code = f"{spare[3][:4]} {spare[3][4:]}"
    for browser, status in ((client, 302), (Client(), 422)):
        browser.post("/sign-in/", RIGHT)
        assert browser.post(SECOND, {"code": code}).status_code == status
    assert AuditLine.objects.filter(verb="account.recovery_code_used").count() == 1


def test_codes_have_a_limit_of_their_own(
    client: Client, spare: list[str], later: Callable[[timedelta], None]
) -> None:
    client.post("/sign-in/", RIGHT)
    for _ in range(10):
        assert client.post(SECOND, {"code": "000000"}).status_code == 422
    assert client.post(SECOND, {"code": code_at()}).status_code == 429
    again = Client()
    again.post("/sign-in/", RIGHT)
    assert again.post(SECOND, {"code": code_at()}).status_code == 429, "a new session is no new try"
    later(timedelta(hours=1))
    again.post("/sign-in/", RIGHT)
    assert again.post(SECOND, {"code": code_at()}).status_code == 302


def test_the_second_step_waits_ten_minutes(
    client: Client, spare: list[str], later: Callable[[timedelta], None]
) -> None:
    client.post("/sign-in/", RIGHT)
    later(timedelta(minutes=10))
    assert client.post(SECOND, {"code": code_at()}).headers["Location"] == "/sign-in/"


def test_an_account_switched_off_meanwhile_stays_out(client: Client, spare: list[str]) -> None:
    client.post("/sign-in/", RIGHT)
    Account.objects.update(is_active=False)
    assert client.post(SECOND, {"code": code_at()}).headers["Location"] == "/sign-in/"


def test_nobody_comes_to_the_second_step_without_the_first(client: Client, spare: list[str]) -> None:
    assert client.get(SECOND).headers["Location"] == "/sign-in/"
    assert client.post(SECOND, {"code": code_at()}).headers["Location"] == "/sign-in/"


@pytest.mark.parametrize("code", ["", "0" * 5000, "１２３４５６", "\x00", "12 34", "-1"])
def test_strange_codes_are_only_wrong(client: Client, spare: list[str], code: str) -> None:
    client.post("/sign-in/", RIGHT)
    assert client.post(SECOND, {"code": code}).status_code == 422


@pytest.mark.parametrize(
    "answer",
    ["{}", "[]", "x", '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}', "[" * 9000],
)
def test_a_made_up_key_opens_nothing(client: Client, spare: list[str], answer: str) -> None:
    client.post("/sign-in/", RIGHT)
    client.get(SECOND)
    assert client.post(SECOND, {"credential": answer}).status_code == 422


@pytest.mark.parametrize("answer", ["", "{}", "x", '{"id": "AAAA", "rawId": "AAAA", "response": {}}'])
def test_a_made_up_key_is_not_added(organiser: Client, answer: str) -> None:
    organiser.get("/me/second-factor/key/")
    assert organiser.post("/me/second-factor/key/", {"name": "x", "credential": answer}).status_code == 422
    assert not Authenticator.objects.exists()


def test_new_spare_codes_make_the_old_ones_worthless(
    client: Client, spare: list[str], nodira: Account
) -> None:
    signed_in(Client(), nodira).post("/me/second-factor/codes/")
    client.post("/sign-in/", RIGHT)
    assert client.post(SECOND, {"code": spare[0]}).status_code == 422


def test_taking_away_the_last_factor_takes_the_spare_codes_too(spare: list[str], nodira: Account) -> None:
    number = Authenticator.objects.get(type="totp").pk
    signed_in(Client(), nodira).post(f"/me/second-factor/{number}/remove/")
    assert not Authenticator.objects.exists()


def test_where_everybody_needs_one_the_last_stays(spare: list[str], nodira: Account) -> None:
    Office.objects.create(pk=1, needs_second_factor=True)
    with pytest.raises(BadInput, match="Here everybody needs"):
        take_away(nodira, Authenticator.objects.get(type="totp").pk)


def test_nobody_takes_away_anothers_factor(spare: list[str], bahrom: Account) -> None:
    number = Authenticator.objects.get(type="totp").pk
    signed_in(Client(), bahrom).post(f"/me/second-factor/{number}/remove/")
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phones_clock_may_go_wrong_by_half_a_minute(db: None, steps: int, fits: bool) -> None:
    assert (fitting_step(SECRET, code_at(steps)) is not None) is fits


def test_a_used_half_minute_is_over(db: None) -> None:
    used = fitting_step(SECRET, code_at())
    assert used is not None
    assert fitting_step(SECRET, code_at(), after=used) is None
    assert fitting_step(SECRET, code_at(1), after=used) == used + 1

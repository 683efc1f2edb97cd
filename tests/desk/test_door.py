"""Signing in and out."""

from datetime import timedelta

import pytest
from django.test import Client

from himoya.common import clock
from himoya.security.models import Account, AuditLine, SignInTry
from tests.desk.conftest import NOW

RIGHT = {"username": "nodira", "password": "olma gilos behi"}
WRONG = {"username": "nodira", "password": "nok"}


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_opens(client: Client, nodira: Account) -> None:
    answer = client.post("/sign-in/", {**RIGHT, "next": "/?from=30"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/?from=30")
    assert signed_in(client)
    assert AuditLine.objects.get().verb == "account.signed_in"


def test_a_wrong_password_and_an_unknown_name_get_the_same_page(client: Client, nodira: Account) -> None:
    pages = []
    for username in ("nodira", "zamira"):
        answer = client.post(
            "/sign-in/", {"username": username, "password": "nok"}, headers={"accept-language": "en"}
        )
        assert answer.status_code == 422
        body = answer.content.decode()
        assert "The username or the password is not right." in body
        pages.append(body.replace(username, "NAME").split("<main")[1].split("</form>")[0])
    first, second = (page.split('name="next"')[1] for page in pages)
    assert first == second
    assert not signed_in(client)


def test_a_closed_account_gets_the_same_sentence(client: Client, nodira: Account) -> None:
    Account.objects.update(is_active=False)
    assert client.post("/sign-in/", RIGHT).status_code == 422


def test_after_ten_wrong_tries_even_the_right_password_waits(
    client: Client, nodira: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(10):
        assert client.post("/sign-in/", WRONG).status_code == 422
    assert client.post("/sign-in/", {**RIGHT, "username": "Nodira"}).status_code == 429
    assert client.post("/sign-in/", RIGHT).status_code == 429
    assert not signed_in(client)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    assert client.post("/sign-in/", RIGHT).status_code == 302


def test_tries_while_shut_do_not_lengthen_the_wait(client: Client, nodira: Account) -> None:
    for _ in range(13):
        client.post("/sign-in/", WRONG)
    assert SignInTry.objects.count() == 10


def test_a_success_forgets_the_tries_and_no_name_is_kept(client: Client, nodira: Account) -> None:
    client.post("/sign-in/", WRONG)
    assert "nodira" not in SignInTry.objects.get().username_hash
    client.post("/sign-in/", RIGHT)
    assert SignInTry.objects.count() == 0


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_the_door_leads_only_to_our_own_pages(client: Client, nodira: Account, onward: str) -> None:
    assert client.post("/sign-in/", {**RIGHT, "next": onward}).headers["Location"] == "/"


@pytest.mark.parametrize(
    "values", [{}, {"username": "n" * 5000, "password": "p" * 500_000}, {"username": "\x00"}]
)
def test_strange_input_is_only_a_wrong_try(client: Client, nodira: Account, values: dict[str, str]) -> None:
    assert client.post("/sign-in/", values).status_code == 422


def test_signing_out_takes_a_form_and_ends_the_session(client: Client, nodira: Account) -> None:
    client.force_login(nodira)
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert answer.headers["Location"] == "/sign-in/"
    assert not signed_in(client)
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", ["/sign-in/", "/sign-out/", "/language/"])
def test_every_form_needs_its_token(db: None, address: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(address, RIGHT, headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "The form was not sent" in answer.content.decode()

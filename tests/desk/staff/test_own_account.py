"""The own account: name, language, password, sessions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from himoya.common.roles import Role
from himoya.security.models import Account, AuditLine, OpenSession
from himoya.security.rules import device
from tests import make
from tests.desk.staff.conftest import PASSWORD, STRONG, signed_in

NEW = {"old": PASSWORD, "password": STRONG, "again": STRONG}


def test_name_and_language(organiser: Client, nodira: Account) -> None:
    organiser.post("/me/", {"name": "Nodira opa", "language": "ru"})
    nodira.refresh_from_db()
    assert (nodira.name, nodira.language) == ("Nodira opa", "ru")
    assert (
        "Мой" in organiser.get("/me/").content.decode()
        or 'lang="ru"' in organiser.get("/me/").content.decode()
    )


def test_a_new_password_ends_every_other_session(organiser: Client, nodira: Account) -> None:
    other = signed_in(Client(), nodira)
    assert organiser.post("/me/password/", NEW).status_code == 302
    assert organiser.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    nodira.refresh_from_db()
    assert nodira.check_password(STRONG)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"old": "nok"}, "not your password of now"), ({"password": "qisqa", "again": "qisqa"}, "too short")],
)
def test_a_password_is_not_changed_by_guessing(
    organiser: Client, nodira: Account, wrong: dict[str, str], sentence: str
) -> None:
    answer = organiser.post("/me/password/", {**NEW, **wrong})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    nodira.refresh_from_db()
    assert nodira.check_password(PASSWORD)


def test_typing_the_password_again_has_its_limit(organiser: Client) -> None:
    for _ in range(10):
        assert organiser.post("/me/password-again/", {"password": "nok"}).status_code == 422
    assert "Too many tries" in organiser.post("/me/password-again/", {"password": PASSWORD}).content.decode()


def test_the_password_typed_again_opens_for_five_minutes_more(
    organiser: Client, later: Callable[[timedelta], None]
) -> None:
    later(timedelta(minutes=6))
    before = organiser.session.session_key
    answer = organiser.post("/me/password-again/", {"password": PASSWORD, "next": "/helpers/", "press": "1"})
    assert answer.headers["Location"] == "/helpers/"
    assert organiser.session.session_key != before, "a new key after step-up"
    assert "press the button once more" in organiser.get("/helpers/").content.decode()
    assert organiser.post("/helpers/invite/", {"role": "lawyer"}).status_code == 200
    later(timedelta(minutes=11))
    assert organiser.post("/helpers/invite/", {"role": "lawyer"}).status_code == 302


def test_sessions_are_seen_and_ended(organiser: Client, nodira: Account) -> None:
    other = signed_in(Client(), nodira)
    number = OpenSession.objects.get(session_key=other.session.session_key).pk
    assert "this one" in organiser.get("/me/").content.decode()
    organiser.post(f"/me/sessions/{number}/end/")
    assert other.get("/me/").status_code == 302
    assert organiser.get("/me/").status_code == 200


def test_nobody_ends_anothers_session(organiser: Client, bahrom: Account) -> None:
    his = signed_in(Client(), bahrom)
    number = OpenSession.objects.get(account=bahrom).pk
    organiser.post(f"/me/sessions/{number}/end/")
    assert his.get("/me/").status_code == 200


def test_signing_out_everywhere(organiser: Client, nodira: Account) -> None:
    other = signed_in(Client(), nodira)
    assert organiser.post("/me/sessions/end/").headers["Location"] == "/sign-in/"
    assert other.get("/me/").status_code == organiser.get("/me/").status_code == 302
    assert OpenSession.objects.count() == 0


def test_half_an_hour_of_silence_signs_out_and_says_why(
    organiser: Client, later: Callable[[timedelta], None]
) -> None:
    later(timedelta(minutes=29))
    assert organiser.get("/me/").status_code == 200
    later(timedelta(minutes=58))
    assert organiser.get("/me/").status_code == 200
    later(timedelta(minutes=88))
    answer = organiser.get("/me/")
    assert answer.headers["Location"] == "/sign-in/?next=/me/"
    page = organiser.get("/sign-in/", headers={"accept-language": "en"}).content.decode()
    assert "You were signed out" in page


def test_twelve_hours_are_the_end_even_at_work(organiser: Client, later: Callable[[timedelta], None]) -> None:
    for quarters in range(1, 48):
        later(timedelta(minutes=15 * quarters))
        assert organiser.get("/me/").status_code == 200
    later(timedelta(hours=12))
    assert organiser.get("/me/").status_code == 302


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(organiser: Client) -> None:
    cookie = organiser.cookies["sessionid"].value
    organiser.post("/sign-out/")
    thief = Client()
    thief.cookies["sessionid"] = cookie
    assert thief.get("/me/").status_code == 302


def test_sessions_that_ran_out_are_forgotten_at_the_next_sign_in(
    organiser: Client, bahrom: Account, later: Callable[[timedelta], None]
) -> None:
    later(timedelta(minutes=31))
    Client().force_login(bahrom)
    assert [session.account for session in OpenSession.objects.all()] == [bahrom]
    assert Session.objects.count() == 1


def test_the_key_of_a_session_is_new_after_signing_in(client: Client, nodira: Account) -> None:
    client.get("/sign-in/")
    client.cookies["sessionid"] = "planted0planted0planted0planted0"
    client.post("/sign-in/", {"username": "nodira", "password": PASSWORD})
    assert client.cookies["sessionid"].value != "planted0planted0planted0planted0"


def test_a_failed_sign_in_is_in_the_log_without_a_name(client: Client, nodira: Account) -> None:
    client.post("/sign-in/", {"username": "nodira", "password": "nok"})
    client.post("/sign-in/", {"username": "farrux namunayev", "password": "nok"})
    subjects = AuditLine.objects.filter(verb="account.sign_in_failed").values_list("subject", flat=True)
    assert sorted(subjects) == ["", f"account {nodira.pk}"]


def test_whoever_sees_no_names_begins_where_the_figures_are(client: Client, db: None) -> None:
    make.account("anvar", Role.ANALYST)
    answer = client.post("/sign-in/", {"username": "anvar", "password": PASSWORD})
    assert client.get(answer.headers["Location"]).status_code == 200


def test_the_first_sign_in_offers_the_second_factor(client: Client, nodira: Account) -> None:
    Account.objects.update(language="en")
    client.post("/sign-in/", {"username": "nodira", "password": PASSWORD})
    assert "/me/second-factor/" in client.get("/me/").content.decode().split("<main")[1].split("<h1")[0]


@pytest.mark.parametrize(
    ("says", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge, Windows"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_browser_is_called_by_its_name(says: str, name: str) -> None:
    assert device(says) == name

"""Requests no browser of ours sends: made-up charsets, cookies, origins, numbers and methods."""

import logging
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from himoya.cases.models import Case
from himoya.common.logs import Quiet
from himoya.common.roles import Role
from himoya.messages.models import Message
from himoya.security.actions.invitations import invite
from himoya.security.models import Account
from himoya.wsgi import application, as_utf8
from tests import make
from tests.desk.evening import an_evening

URLENCODED = "application/x-www-form-urlencoded"
# Python knows these by name; some make half a sign of honest bytes, some are no charset at all.
CHARSETS = ("hex", "rot13", "zip", "utf-7", "unicode_escape", "utf-16", "undefined", "punycode", "nonsense")
# A cookie in quotes may name any byte: "\000" is one that PostgreSQL takes nowhere.
COOKIES = (
    '"\\000\\000\\000\\000\\000\\000\\000\\000\\000"',
    "x" * 5000,
    '"\\355\\240\\200aaaaaaaa"',
    "é" * 20,
)


@pytest.fixture
def stranger(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def desk(nodira: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(nodira)
    return client


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_made_up_charset_breaks_no_page(db: None, charset: str) -> None:
    for address in ("/sign-in/", "/family/", "/start/", "/nowhere/"):
        asked = {
            "QUERY_STRING": "next=%5Cud800&lang=%2B2AA-",
            "CONTENT_TYPE": f"text/plain; charset={charset}",
        }
        assert through_the_entry(RequestFactory().get(address).environ | asked)[0] < 500


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("kind", [URLENCODED, "multipart/form-data; boundary=x"])
def test_a_form_is_read_as_utf8_whatever_it_calls_itself(db: None, charset: str, kind: str) -> None:
    story = b"Farruxni chaqirishdi \\ud800 2AA-"
    whole = b'--x\r\nContent-Disposition: form-data; name="story"\r\n\r\n' + story + b"\r\n--x--\r\n"
    sent = b"story=" + story if kind == URLENCODED else whole
    asked = RequestFactory().generic("POST", "/family/", sent, content_type=kind).environ
    status, said = through_the_entry(asked | {"CONTENT_TYPE": f"{kind}; Charset={charset}"})
    assert status == 200, said
    assert Message.objects.get().text == story.decode()


def test_the_web_server_enters_there() -> None:
    assert application.__qualname__.startswith(as_utf8.__name__)


def through_the_entry(environ: dict[str, Any]) -> tuple[int, str]:
    """As the web server calls us; the tests stand in for what closes the database afterwards."""
    desk = ClientHandler(enforce_csrf_checks=False)
    answers: list[Any] = []

    def inner(asked: dict[str, Any], _start: object) -> list[bytes]:
        answers.append(desk(asked))
        return [answers[0].content]

    said = b"".join(as_utf8(inner)(environ, None)).decode()
    return answers[0].status_code, said


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "django_language"])
def test_a_made_up_cookie_is_only_no_cookie(stranger: Client, name: str, cookie: str) -> None:
    for address in ("/", "/sign-in/", "/family/", "/invitation/x/"):
        assert stranger.get(address, HTTP_COOKIE=f"{name}={cookie}").status_code < 500
    typed = {"username": "nodira", "password": "x"}
    assert stranger.post("/sign-in/", typed, HTTP_COOKIE=f"{name}={cookie}").status_code < 500


@pytest.mark.parametrize(
    "origin", ["http://[", "null", "//", "javascript:x", "http://testserver.evil.example"]
)
def test_a_family_form_from_an_origin_that_is_not_ours_is_refused(stranger: Client, origin: str) -> None:
    assert stranger.post("/family/", {"story": "salom"}, HTTP_ORIGIN=origin).status_code == 403


def test_a_number_of_five_thousand_digits_is_no_number(desk: Client, nodira: Account) -> None:
    an_evening(nodira, "en")
    case = Case.objects.order_by("pk").first()
    assert case is not None
    long = "9" * 5000
    assert desk.post(f"/cases/{case.pk}/bundle/", {"file": [long, "1"]}).status_code == 200
    for address in (f"/cases/{long}/", "/cases/99999999999999999999/", "/cases/9223372036854775808/files/1/"):
        assert desk.get(address).status_code == 404
    for answer in (
        desk.get("/log/", {"before": long, "actor": long}),
        desk.get("/people/", {"page": long, "owner": long, "quiet": long}),
        desk.post("/people/give/", {"case": [long], "to": long}),
        desk.post(f"/cases/{case.pk}/part/", {"person": long}),
        desk.post("/cases/new/", {"name": "Farrux", "known": long}),
    ):
        assert answer.status_code < 500


def test_ten_thousand_fields_and_a_hundred_thousand_ticks_get_a_plain_answer(desk: Client) -> None:
    for typed in ({f"f{number}": "1" for number in range(10_000)}, {"case": ["1"] * 100_000, "to": "1"}):
        answer = desk.post("/people/give/", typed)
        assert answer.status_code == 400
        assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "multipart/form-data", "multipart/form-data; boundary="]
)
def test_a_form_of_another_kind_is_only_an_empty_one(stranger: Client, kind: str) -> None:
    for address in ("/family/", "/family/answer/", "/sign-in/"):
        answer = stranger.generic("POST", address, b'{"story": "x"}', content_type=kind)
        assert answer.status_code in (400, 422)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "OPTIONS"])
def test_no_page_knows_other_methods(desk: Client, method: str) -> None:
    for address in ("/", "/people/", "/log/", "/helpers/", "/me/", "/family/", "/sign-in/", "/out/"):
        assert desk.generic(method, address).status_code in (403, 405)


def test_nobody_writes_by_naming_another_method_or_host(desk: Client, nodira: Account) -> None:
    made = make.account("dilnoza", Role.CASEWORKER)
    tricks = {"X-HTTP-Method-Override": "POST", "X-Forwarded-Host": "evil.example"}
    assert desk.get(f"/helpers/{made.pk}/off/?_method=POST", headers=tricks).status_code == 405
    made.refresh_from_db()
    assert made.is_active
    assert b"evil.example" not in desk.get("/", HTTP_X_FORWARDED_HOST="evil.example").content


def test_tries_are_counted_whatever_address_they_pretend_to_come_from(
    stranger: Client, nodira: Account
) -> None:
    typed = ("nodira", " nodira", "NODIRA", "nodira\x00", "\u00a0nodira ", "Nodira")
    for number in range(12):
        sent = {"username": typed[number % len(typed)], "password": "wrong"}
        answer = stranger.post("/sign-in/", sent, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    assert answer.status_code == 429


def test_an_invitation_is_in_no_log(nodira: Account, capsys: pytest.CaptureFixture[str]) -> None:
    token = invite(Role.CASEWORKER, nodira)
    said = Quiet("%(message)s").format(
        logging.LogRecord(
            "django.security.csrf", 30, "", 0, "Forbidden (%s): %s", ("x", f"/invitation/{token}/"), None
        )
    )
    assert token not in said
    Client(enforce_csrf_checks=True).post(f"/invitation/{token}/", {"username": "x"})
    captured = capsys.readouterr()
    assert token not in captured.err + captured.out


def test_no_page_is_told_to_a_foreign_frame_or_kept(desk: Client, nodira: Account) -> None:
    an_evening(nodira, "en")
    case = Case.objects.order_by("pk").first()
    assert case is not None
    paths = ("", "files/1/content/", "files/1/download/", "history/", "bundle/")
    addresses = [f"/cases/{case.pk}/{path}" for path in paths] + [
        "/log/",
        "/figures/",
        "/imports/1/rejected.csv",
    ]
    for address in addresses:
        answer = desk.get(address)
        assert answer.headers["Cache-Control"] == "no-store", address
        assert answer.headers["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address

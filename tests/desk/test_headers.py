"""Every answer, good or bad, tells the browser to keep to itself."""

import gzip
from contextlib import closing

import pytest
from django.test import Client

from himoya.security.models import Account
from tests.desk.conftest import alarm

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/", "/sign-in/", "/nowhere/", "/static/himoya.css", "/static/nothing.css"]
)
def test_headers_on_every_answer(client: Client, db: None, address: str) -> None:
    with closing(client.get(address)) as answer:
        headers = answer.headers
    for name, value in EXPECTED.items():
        assert headers[name] == value
    assert "Access-Control-Allow-Origin" not in headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_stay_nowhere(client: Client, nodira: Account) -> None:
    client.force_login(nodira)
    for address in ("/", "/sign-in/", "/nowhere/"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


def test_a_full_evening_fits_the_budget(client: Client, nodira: Account) -> None:
    for number in range(15):
        alarm(name=f"Farrux{number} Namunayev", hours_ago=number / 10)
    client.force_login(nodira)
    page = client.get("/").content
    style, icon = (file_of(client, name) for name in ("himoya.css", "himoya.svg"))
    assert page.count(b"<article") == 15
    assert sum(len(gzip.compress(part)) for part in (page, style, icon)) <= 60_000
    assert len(gzip.compress(style)) <= 8_192


def file_of(client: Client, name: str) -> bytes:
    with closing(client.get(f"/static/{name}")) as answer:
        return b"".join(answer)

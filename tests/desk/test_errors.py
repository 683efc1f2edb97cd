"""Pages for what went wrong speak plainly and give nothing away."""

import pytest
from django.test import Client

from himoya.desk import tonight
from himoya.security.models import Account
from tests.desk.conftest import NAME


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("uz", "Bunday sahifa yo‘q"),
        ("uz-cyrl", "Бундай саҳифа йўқ"),
        ("ru", "Такой страницы нет"),
        ("en", "There is no such page"),
    ],
)
def test_a_page_that_is_not_there(client: Client, db: None, language: str, sentence: str) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/persons/farrux-namunayev/")
    assert answer.status_code == 404
    assert sentence in answer.content.decode()
    assert "farrux" not in answer.content.decode().split("<main")[1]


def test_a_crash_shows_a_plain_page(nodira: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError(f"secret {NAME}")

    monkeypatch.setattr(tonight, "tonight_page", crash)
    client = Client(raise_request_exception=False)
    client.force_login(nodira)
    answer = client.get("/")
    body = answer.content.decode()
    assert answer.status_code == 500
    assert "Bizda nimadir ishlamay qoldi" in body
    assert NAME not in body
    assert "Traceback" not in body


def test_a_made_up_host_gets_a_page_in_the_readers_language(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil.example", "accept-language": "ru"})

    assert answer.status_code == 400
    assert "Браузер" in answer.content.decode()
    assert "evil" not in answer.content.decode()

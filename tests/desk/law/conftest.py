"""Nodira organises, Oleg is the lawyer, Sardor works on cases."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from himoya.desk.law.words import TABLES
from himoya.security.models import Account
from tests.desk.appeals.conftest import letter, yes
from tests.desk.case.conftest import case, desk, nodira, oleg, ruslan, sardor

__all__ = ["case", "desk", "letter", "nodira", "oleg", "ruslan", "sardor", "yes"]


def number(table: str) -> int:
    return TABLES.index(table) + 1


def shown(client: Client, name: str, *args: int) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def taken(client: Client, table: str, kind: str = "csv") -> bytes:
    answer = client.post(reverse(f"law-{kind}", args=[number(table)]))
    assert answer.status_code == 200
    return bytes(answer.content)


Give = Callable[[str, bytes], HttpResponse]


@pytest.fixture
def give(desk: Client) -> Give:
    """Nodira gives a file for a table."""

    def _give(table: str, data: bytes) -> HttpResponse:
        file = SimpleUploadedFile("table.csv", data)
        answer = desk.post(reverse("law-upload", args=[number(table)]), {"table": file})
        assert isinstance(answer, HttpResponse)
        return answer

    return _give


def as_of(client: Client, account: Account) -> Client:
    client.cookies.clear()
    client.force_login(account)
    return client

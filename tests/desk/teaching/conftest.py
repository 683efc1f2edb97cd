"""Messages about Farrux, one of which is read by nobody's packaged words."""

from datetime import timedelta

import pytest
from django.test import Client

from himoya.intake.actions import import_export
from himoya.messages.models import Message
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW
from tests.desk.inbox.conftest import anvar as anvar
from tests.desk.inbox.conftest import signed_in

TOLD = "Ukam Farrux Namunayev 71 zonada, kecha tilxat yozibdi, tel +998 00 000 00 01"
NOT_TOLD = "Ukam Farrux Namunayev tilxat yozmabdi, xudoga shukur"


@pytest.fixture
def desk(client: Client, nodira: Account) -> Client:
    return signed_in(client, nodira)


@pytest.fixture
def told(nodira: Account) -> Message:
    return brought(nodira, TOLD, NOT_TOLD)[0]


def brought(by: Account, *texts: str) -> list[Message]:
    rows = [
        make.incoming(text, number, sent_at=NOW - timedelta(hours=number))
        for number, text in enumerate(texts, 1)
    ]
    made = import_export(make.export(*rows), "evening", file_name="result.json", by=by)
    return list(Message.objects.filter(brought_by=made).order_by("pk"))


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()

"""A group with some messages, brought the ordinary way."""

from collections.abc import Callable

import pytest

from himoya.intake.actions import import_export
from himoya.messages.models import Message
from himoya.security.models import Account
from tests import make

Bring = Callable[..., list[Message]]
TOLD = "Ukam Farrux Namunayev 71 zonada, tilxat yozibdi"
NOT_TOLD = "Ukam Farrux Namunayev tilxat yozmabdi, xudoga shukur"
NOBODY = "Bugun tilxat yozibdi"
GREETING = "Assalomu alaykum hammaga"


@pytest.fixture
def nodira(db: None) -> Account:
    return make.account("nodira")


@pytest.fixture
def bring(nodira: Account) -> Bring:
    """Import these texts; gives the messages in their order."""

    def bring(*texts: str, name: str = "one") -> list[Message]:
        rows = [make.incoming(text, number, chat=f"telegram:{name}") for number, text in enumerate(texts, 1)]
        brought = import_export(make.export(*rows), name, file_name=f"{name}.json", by=nodira)
        return list(Message.objects.filter(brought_by=brought).order_by("pk"))

    return bring

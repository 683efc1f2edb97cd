"""Nodira wants to be told by e-mail and by Telegram; both servers answer on this machine."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from himoya.outbox.models import Reach
from himoya.security.models import Account
from tests import make
from tests.outbox.servers import TOKEN, Bot, Mailbox, mail_server, telegram_server

NOW = make.MONDAY
MAILBOX = "nodira@mail.example"
CHAT = "70000012"


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    box = Mailbox()
    with mail_server(box) as server:
        monkeypatch.setattr(settings, "HIMOYA_MAIL", server)
        yield box


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    answers = Bot()
    with telegram_server(answers) as address:
        monkeypatch.setattr(settings, "TELEGRAM_API", address)
        monkeypatch.setattr(settings, "HIMOYA_TELEGRAM_TOKEN", TOKEN)
        yield answers


def reach(account: Account, way: str = "email", address: str = MAILBOX, *, proven: bool = True) -> Reach:
    return Reach.objects.create(
        account=account, way=way, address=address, made_at=NOW, proven_at=NOW if proven else None
    )

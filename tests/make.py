"""Makers of rows for tests, from the invented cast."""

from datetime import UTC, datetime, timedelta
from typing import Any

from himoya.cases.actions.verdicts import accept_facts
from himoya.cases.models import Fact, Statement
from himoya.common.roles import Role
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.messages.models import Chat, Import, Message
from himoya.messages.rules import searchable
from himoya.people.models import Person, Reporter
from himoya.security.models import Account

PASSWORD = "olma gilos behi"
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def account(username: str = "nodira", role: Role = Role.ORGANISER, password: str = PASSWORD) -> Account:
    made = Account(username=username, name=username.title(), role=role, language="uz", made_at=MONDAY)
    made.set_password(password)
    made.save()
    return made


def an_import(state: str = Import.State.LIVE, **more: Any) -> Import:
    number = Import.objects.count()
    return Import.objects.create(
        **{"fingerprint": f"file {number}", "file_name": "result.json", "channel": "telegram-json", **more},
        state=state,
        started_at=MONDAY,
    )


def message(text: str, brought_by: Import | None = None, **more: Any) -> Message:
    chat, _made = Chat.objects.get_or_create(key="telegram:77", defaults={"title": "Onalar"})
    values = {
        "key": str(Message.objects.count() + 1),
        "sent_at": MONDAY,
        "sender": "Zamira",
        "place": "message 1",
        **more,
    }
    return Message.objects.create(
        chat=chat, brought_by=brought_by or an_import(), text=text, folded=searchable(text), **values
    )


def person(name: str = "Farrukh Namunayev", voice: str = "telegram:77/zamira", **more: Any) -> Person:
    reporter, _made = Reporter.objects.get_or_create(key=voice)
    return Person.objects.create(reporter=reporter, key=name, name=name, **more)


def incoming(text: str, number: int = 1, **more: Any) -> Incoming:
    """A row as a channel gives it: message `number` of the group, one minute after the one before."""
    values: dict[str, Any] = {
        "chat": "telegram:77",
        "chat_title": "Onalar",
        "key": str(number),
        "sent_at": MONDAY + timedelta(minutes=number),
        "sender": "Zamira",
        "sender_key": "user1",
        "text": text,
        "place": f"message {number}",
    }
    return Incoming(**{**values, **more})


def export(*rows: Incoming | Rejected) -> Export:
    return Export(channel="telegram-json", title="Onalar", notes=(), read=lambda: iter(rows))


def a_fact(of: Message, about: Person | None, kind: str, value: str) -> Fact:
    return Fact.objects.create(message=of, person=about, kind=kind, value=value, start=0, end=len(of.text))


def accepted(fact: Fact, by: Account, grade: Statement.Grade = Statement.Grade.ONE_VOICE) -> Statement:
    accept_facts([fact], grade=grade, by=by)
    return Statement.objects.get(source=fact, withdrawn_at=None)

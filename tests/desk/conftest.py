"""A group with one person who cannot wait tonight, and Nodira who works for it."""

from datetime import UTC, datetime, timedelta

import pytest

from himoya.alarms.models import Alarm
from himoya.common import clock
from himoya.people.models import Person
from himoya.security.models import Account
from tests import make

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
NAME = "Farrux Namunayev"
TEXT = "Assalomu alaykum. Kecha chaqirishibdi, imzo qo‘yibman <deyapti> ona. Yordam bering"
QUOTE = "imzo qo‘yibman"


@pytest.fixture(autouse=True)
def this_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def nodira(db: None) -> Account:
    return make.account("nodira")


def alarm(
    name: str = NAME, hours_ago: float = 1, rule: str = "U01", level: str = "T0", text: str = TEXT
) -> Alarm:
    told = make.message(text, sent_at=NOW - timedelta(hours=hours_ago))
    start = text.index(QUOTE)
    person = Person.objects.filter(key=name).first() or make.person(name, relation="son")
    return Alarm.objects.create(
        person=person,
        message=told,
        rule=rule,
        level=level,
        start=start,
        end=start + len(QUOTE),
        since=told.sent_at,
        fired_at=NOW,
    )

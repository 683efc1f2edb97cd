"""A few people told of by several voices, as an import leaves them."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.actions import open_case
from himoya.cases.models import Case
from himoya.linkage.actions import regroup, switch_to
from himoya.people.actions import heard_of, persons
from himoya.people.models import Person, Reporter
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW


@pytest.fixture
def desk(client: Client, nodira: Account) -> Client:
    nodira.language = "en"
    nodira.save()
    client.force_login(nodira)
    return client


def told(name: str, voice: str = "", *, days_ago: float = 1, level: str = "", **facts: str) -> Person:
    """Somebody as one message tells of him; `facts` by kind."""
    at = NOW - timedelta(days=days_ago)
    reporter, _made = Reporter.objects.get_or_create(key=f"telegram:77/{voice or name}")
    (person,) = persons([Person(reporter=reporter, key=name or "?son", name=name, relation="son")]).values()
    message = make.message(f"{name} haqida xabar", sent_at=at, sender=voice or "Zamira")
    for kind, value in {"name": name, **facts}.items():
        make.a_fact(message, person, kind, value)
    heard_of({person.pk: at})
    if level:
        Alarm.objects.create(
            person=person,
            message=message,
            rule="U01",
            level=level,
            start=0,
            end=5,
            since=message.sent_at,
            fired_at=at,
        )
    return person


def grouped() -> None:
    switch_to(regroup())


def a_case(person: Person, by: Account, owner: Account | None = None, at: datetime = NOW) -> Case:
    return open_case(person, next_check_at=at, owner=owner or by, by=by)

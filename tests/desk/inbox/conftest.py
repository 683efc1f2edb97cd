"""Nodira who sees all, Anvar who sees the cases given to him, and a message about Farrux."""

import pytest
from django.test import Client

from himoya.cases.actions import open_case
from himoya.cases.models import Case, Fact
from himoya.common.roles import Role
from himoya.linkage.actions import add_to_current
from himoya.people.actions.naming import make_findable
from himoya.people.models import Person
from himoya.security.models import Account
from tests import make

TEXT = "Assalomu alaykum. Farrux Namunayev hozir 71 zonada, Tomskda. Kecha gaplashdik, sog‘ ekan."
NAME, PLACE = "Farrux Namunayev", "71 zonada, Tomskda"


@pytest.fixture
def desk(client: Client, nodira: Account) -> Client:
    return signed_in(client, nodira)


@pytest.fixture
def anvar(db: None) -> Account:
    return make.account("anvar", Role.CASEWORKER)


def signed_in(client: Client, account: Account) -> Client:
    account.language = "en"
    account.save()
    client.force_login(account)
    return client


def told(
    text: str = TEXT,
    quote: str = PLACE,
    kind: str = "facility",
    value: str = "IK-71 Tomsk oblast",
    name: str = NAME,
    voice: str = "telegram:77/zamira",
) -> Fact:
    """A fact that waits, about a person who counts."""
    message = make.message(text)
    person = Person.objects.filter(key=name, reporter__key=voice).first() or make.person(name, voice)
    make_findable([person])
    add_to_current([person.pk])
    start = text.index(quote)
    return Fact.objects.create(
        message=message, person=person, kind=kind, value=value, start=start, end=start + len(quote)
    )


def person_of(fact: Fact) -> Person:
    assert fact.person is not None
    return fact.person


def given(fact: Fact, owner: Account) -> Case:
    return open_case(person_of(fact), next_check_at=make.MONDAY, owner=owner, by=owner)

"""Farrux's case: Nodira owns it, Sardor helps, Oleg is the lawyer, Ruslan is another team's."""

import pytest
from django.test import Client

from himoya.cases.actions import give, open_case
from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NAME, NOW


def staff(username: str, role: Role) -> Account:
    account = make.account(username, role)
    account.language = "en"
    account.save()
    return account


@pytest.fixture
def nodira(db: None) -> Account:
    return staff("nodira", Role.ORGANISER)


@pytest.fixture
def ruslan(db: None) -> Account:
    return staff("ruslan", Role.CASEWORKER)


@pytest.fixture
def case(nodira: Account) -> Case:
    farrux = make.person(NAME, relation="son")
    return open_case(farrux, next_check_at=NOW, owner=nodira, by=nodira)


@pytest.fixture
def sardor(case: Case, nodira: Account) -> Account:
    helper = staff("sardor", Role.CASEWORKER)
    give(case, helper, by=nodira)
    return helper


@pytest.fixture
def oleg(case: Case, nodira: Account) -> Account:
    lawyer = staff("oleg", Role.LAWYER)
    give(case, lawyer, by=nodira)
    return lawyer


@pytest.fixture
def desk(client: Client, nodira: Account) -> Client:
    client.force_login(nodira)
    return client

"""Farrux's case, its lawyer Oleg, and who may take what out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from himoya.cases.actions import give, open_case
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Role
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NAME, NOW


def staff(username: str, role: Role) -> Account:
    account = make.account(username, role)
    account.language = "en"
    account.save()
    return account


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def nodira(db: None) -> Account:
    return staff("nodira", Role.ORGANISER)


@pytest.fixture
def case(nodira: Account) -> Case:
    return open_case(make.person(NAME, relation="son"), next_check_at=NOW, owner=nodira, by=nodira)


@pytest.fixture
def oleg(case: Case, nodira: Account) -> Account:
    lawyer = staff("oleg", Role.LAWYER)
    give(case, lawyer, by=nodira)
    return lawyer


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    return lambda time: monkeypatch.setattr(clock, "now", lambda: NOW + time)

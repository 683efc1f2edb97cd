"""Nodira leads, Anvar helps with Farrux, Oleg is the lawyer, Dilnoza works elsewhere."""

from dataclasses import dataclass

import pytest
from django.test import Client

from himoya.alarms.models import Alarm
from himoya.cases.actions import give, open_case
from himoya.cases.models import Case
from himoya.common.roles import Role
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW, alarm


def english(account: Account) -> Account:
    account.language = "en"
    account.save()
    return account


@dataclass(frozen=True)
class Group:
    """Who works here, and what rings about Farrux."""

    nodira: Account
    anvar: Account
    oleg: Account
    dilnoza: Account
    rings: Alarm
    case: Case

    def page(self, who: Account, address: str = "/") -> str:
        client = Client()
        client.force_login(who)
        return client.get(address, follow=True).content.decode()

    def send(self, who: Account, address: str, **values: object) -> str:
        client = Client()
        client.force_login(who)
        return client.post(address, values, follow=True).content.decode()

    def code(self, who: Account, address: str) -> int:
        client = Client()
        client.force_login(who)
        return client.get(address).status_code


@pytest.fixture
def group(nodira: Account) -> Group:
    anvar, dilnoza = (english(make.account(name, Role.CASEWORKER)) for name in ("anvar", "dilnoza"))
    oleg = english(make.account("oleg", Role.LAWYER))
    rings = alarm()
    case = open_case(rings.person, next_check_at=NOW, owner=anvar, by=nodira)
    give(case, oleg, by=nodira)
    return Group(english(nodira), anvar, oleg, dilnoza, rings, case)

"""What opens once opens once, also when many try in the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.security.actions.invitations import accept, invite
from himoya.security.actions.second_factor import add_code_program, use_code
from himoya.security.actions.tries import TRIES, may_try
from himoya.security.models import Account
from tests import make
from tests.desk.staff.conftest import SECRET, STRONG, code_at

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 8


def together(act: Callable[[int], bool]) -> int:
    """How many of MANY who do it at the same moment succeed."""
    ready = Barrier(MANY)

    def one(number: int) -> bool:
        try:
            ready.wait()
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as threads:
        return sum(threads.map(one, range(MANY)))


def test_a_code_opens_for_one() -> None:
    account = make.account()
    add_code_program(account, SECRET, code_at(-1), "")
    code = code_at()
    assert together(lambda _: use_code(account, code)) == 1


def test_a_spare_code_opens_for_one() -> None:
    account = make.account()
    spare = add_code_program(account, SECRET, code_at(), "")[0]
    assert together(lambda _: use_code(account, spare)) == 1


def test_a_link_makes_one_account() -> None:
    token = invite(Role.LAWYER, make.account())

    def use(number: int) -> bool:
        try:
            accept(token, f"guest{number}", "Malika", "uz", STRONG)
        except BadInput:
            return False
        return True

    assert together(use) == 1
    assert Account.objects.count() == 2


def test_tries_are_counted_however_many_come_at_once() -> None:
    for _ in range(TRIES - 3):
        may_try("nodira")
    passed = together(lambda _: may_try("nodira"))
    assert passed <= 3
    assert passed + sum(may_try("nodira") for _ in range(MANY)) == 3

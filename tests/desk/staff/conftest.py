"""Nodira organises; Bahrom works on cases given to him."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from himoya.common import clock
from himoya.common.roles import Role
from himoya.security.actions.second_factor import STEP
from himoya.security.models import Account
from tests import make
from tests.desk.conftest import NOW

PASSWORD = make.PASSWORD
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STRONG = "tolmas qirqta uzum shamol"


@pytest.fixture
def bahrom(db: None) -> Account:
    return make.account("bahrom", Role.CASEWORKER)


@pytest.fixture
def organiser(client: Client, nodira: Account) -> Client:
    """Nodira's browser, signed in a moment ago, with pages in English."""
    return signed_in(client, nodira)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Lets time pass since the evening's beginning."""

    def pass_by(time: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: NOW + time)

    return pass_by


def signed_in(client: Client, account: Account) -> Client:
    Account.objects.filter(pk=account.pk).update(language="en")
    client.force_login(account)
    return client


def code_at(steps: int = 0, secret: str = SECRET) -> str:
    """The six digits of now, or of some half minutes later."""
    now = int(clock.now().timestamp()) // STEP
    return str(format_hotp_value(hotp_value(secret, now + steps)))

"""Between the right password and the second factor: who is waited for, in the session, for ten minutes."""

import hmac
from datetime import timedelta

from django.http import HttpRequest

from himoya.common import clock
from himoya.security.models import Account

WAITING = "second_step"
PATIENCE = timedelta(minutes=10)


def expect(request: HttpRequest, account: Account, onward: str) -> None:
    """Remember, in a session of its own, that this account's password was right."""
    request.session.flush()
    request.session[WAITING] = {
        "account": account.pk,
        "password": account.get_session_auth_hash(),
        "at": clock.now().timestamp(),
        "onward": onward,
    }


def expected(request: HttpRequest) -> Account | None:
    """Who may give a second factor now; None when nobody is waited for, or the password changed since."""
    waiting = request.session.get(WAITING)
    if not waiting or clock.now().timestamp() - waiting["at"] >= PATIENCE.total_seconds():
        return None
    account = Account.objects.filter(pk=waiting["account"], is_active=True).first()
    same = account and hmac.compare_digest(waiting["password"], account.get_session_auth_hash())
    return account if same else None


def onward(request: HttpRequest) -> str:
    """The page that was asked for before the sign-in."""
    return str(request.session.get(WAITING, {}).get("onward", "/"))

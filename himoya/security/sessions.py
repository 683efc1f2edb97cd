"""Who is signed in, in which browser, and for how long."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from himoya.common import clock
from himoya.security.actions.sessions import keep_open
from himoya.security.models import Account
from himoya.security.rules import FRESH

PROVEN = "proven_at"  # in the session: when the password was last typed, in seconds since 1970
ENDED = "ended"  # in the session: the one before it ran out


def end_old_sessions(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after sign-in. Idle for 30 minutes, 12 hours old, or ended elsewhere: signed out."""

    def answer(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Account) and not keep_open(request.session.session_key or ""):
            logout(request)
            request.session[ENDED] = True
        return get_response(request)

    return answer


def is_freshly_proven(request: HttpRequest) -> bool:
    """Whether this browser's user typed the password within the last 5 minutes."""
    proven: float = request.session.get(PROVEN, 0)
    return 0 <= clock.now().timestamp() - proven < FRESH.total_seconds()

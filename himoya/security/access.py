"""Who may open a page. Every view says it by one of two decorators; a house test checks it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from himoya.common.roles import WHO_MAY, Right, Role, may
from himoya.security.models import Account

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
ANYONE = frozenset[Role]()


class StaffRequest(HttpRequest):
    """A request whose user is known to be signed in with an allowed role."""

    user: Account


def allow(right: Right) -> Callable[[View], View]:
    """Only roles with this right see the page; others are sent to the sign-in or told it is not for them."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            account = request.user
            if not account.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not isinstance(account, Account) or not may(account.role, right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return _marked(cast(View, guarded), WHO_MAY[right])

    return decorate


def allow_anyone(view: View) -> View:
    """A page for people who are not signed in: sign-in itself, errors, languages."""
    return _marked(view, ANYONE)


def _marked(view: View, roles: frozenset[Role]) -> View:
    view.allowed_roles = roles  # type: ignore[attr-defined]  # the mark that the house test reads
    return view

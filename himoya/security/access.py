"""Who may open a page. Every view says it by one of two decorators; a house test checks it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode, urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from himoya.common.roles import WHO_MAY, Right, Role, may
from himoya.security.models import Account
from himoya.security.queries import lacks_second_factor
from himoya.security.sessions import is_freshly_proven

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
ANYONE = frozenset[Role]()


class StaffRequest(HttpRequest):
    """A request whose user is known to be signed in with an allowed role."""

    user: Account


def allow(right: Right) -> Callable[[View], View]:
    """Only roles with this right see the page; others are sent to the sign-in or told it is not for them.

    Where the office wants a second factor of everybody, who has none sees only the own account first.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            account = request.user
            if not account.is_authenticated:
                return redirect_to_login(_page_of(request))
            if not isinstance(account, Account) or not may(account.role, right):
                raise PermissionDenied
            if right is not Right.OWN_ACCOUNT and lacks_second_factor(account):
                return redirect("second-factor")
            return view(request, *args, **kwargs)

        return _marked(cast(View, guarded), WHO_MAY[right])

    return decorate


def allow_anyone(view: View) -> View:
    """A page for people who are not signed in: sign-in itself, errors, languages."""
    return _marked(view, ANYONE)


def freshly_proven(view: View) -> View:
    """For sensitive acts: goes on only when the password was typed within the last 5 minutes.

    Stands under @allow. Otherwise the page "type your password again" comes first and leads back: to the
    same page after a GET; after a POST to the page the form stood on, and the button is pressed once more
    (what was typed into that form is not kept, so put it on the page that shows a long form, too).

        @allow(Right.MANAGE_STAFF)
        @freshly_proven
        @require_POST
        def change_role(request, number): ...
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_freshly_proven(request):
            return view(request, *args, **kwargs)
        again = {"next": _page_of(request)} | ({} if _reads(request) else {"press": "1"})
        return redirect(f"{reverse('password-again')}?{urlencode(again)}")

    return cast(View, guarded)


def _reads(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD")


def _page_of(request: HttpRequest) -> str:
    """The address to come back to: this page, or the one whose form was sent."""
    if _reads(request):
        return request.get_full_path()
    referer = urlsplit(request.headers.get("referer", ""))
    # Only the path, and one that browsers take for no other host: "//evil.example" would be.
    return referer.path if referer.path[:1] == "/" and referer.path[:2] not in ("//", "/\\") else "/"


def _marked(view: View, roles: frozenset[Role]) -> View:
    view.allowed_roles = roles  # type: ignore[attr-defined]  # the mark that the house test reads
    return view

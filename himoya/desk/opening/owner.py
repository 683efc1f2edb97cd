"""Whoever opens the desk for the first time must own the machine: only its terminal shows the address."""

from secrets import compare_digest

from django.http import HttpRequest, HttpResponse

from himoya.desk.opening.opening import Opening

COOKIE = "himoya_start"


def came_with_ticket(request: HttpRequest, opening: Opening) -> bool:
    return _same(request.GET.get("key", ""), opening.ticket)


def is_owner(request: HttpRequest, opening: Opening) -> bool:
    return _same(request.COOKIES.get(COOKIE, ""), opening.pass_)


def let_in(request: HttpRequest, response: HttpResponse, opening: Opening) -> HttpResponse:
    """Keep the pass in this browser until it is closed; no script and no other site can use it."""
    response.set_cookie(
        COOKIE, opening.pass_, secure=request.is_secure(), httponly=True, samesite="Strict", path="/start/"
    )
    return response


def _same(given: str, right: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), right.encode())

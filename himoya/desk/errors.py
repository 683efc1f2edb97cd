"""Pages for what went wrong: plain, in the reader's language, and without telling what is inside."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from himoya.security.access import allow_anyone
from himoya.storage.errors import is_busy, is_full


@allow_anyone
def not_for_you(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        403,
        gettext("This page is not for your role"),
        gettext("Ask the organiser of your group if you need it."),
    )


@allow_anyone
def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        gettext("There is no such page"),
        gettext("It may have moved, or it is not for you. Go back to the list and start from there."),
    )


@allow_anyone
def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Asks neither the session nor the host: what came may be made up in any part."""
    if is_full(exception) or is_busy(exception):
        return broken(request)  # the session could not be kept: Django takes that for a made-up one
    values = {
        "heading": gettext("The browser sent something that cannot be read"),
        "advice": gettext("Go back to the list and start from there."),
    }
    return HttpResponse(render_to_string("error.html", values), status=400)


@allow_anyone
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token does not fit: mostly a page left open overnight or cookies switched off."""
    return _page(
        request,
        403,
        gettext("The form was not sent"),
        gettext(
            "The page had been open for too long, or this browser refuses cookies. Open it again and repeat."
        ),
    )


@allow_anyone
def broken(request: HttpRequest) -> HttpResponse:
    """Asks neither the database nor the session: either may be what broke."""
    error = sys.exc_info()[1]
    full = is_full(error)
    values = {
        "heading": gettext("The disk is full") if full else gettext("Something broke on our side"),
        "advice": gettext("Nothing you entered before is lost. Wait a minute and try again."),
    }
    status = 507 if full else 503 if is_busy(error) else 500
    return HttpResponse(render_to_string("error.html", values), status=status)


def _page(request: HttpRequest, status: int, heading: str, advice: str) -> HttpResponse:
    return render(request, "error.html", {"heading": heading, "advice": advice}, status=status)

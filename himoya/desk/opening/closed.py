"""While the desk is closed no page may ask a session or a database: this middleware answers before."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.csrf import csrf_protect

from himoya.desk.opening.opening import still_closed

FAMILIES = "/family/"


def closed(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after static files and before sessions."""
    in_the_readers_language = LocaleMiddleware(_answer)

    def answer(request: HttpRequest) -> HttpResponse:
        if still_closed() is None:
            return get_response(request)
        request.get_host()  # refuses made-up names, as the pages of an open desk do
        request.user = AnonymousUser()
        return in_the_readers_language(request)

    return answer


def _answer(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(FAMILIES):
        # A family that comes while we sleep is told so, in its language, and not shown the staff's door.
        return render(request, "family/closed.html", status=503, headers={"Retry-After": "3600"})
    if not request.path_info.startswith(("/start/", "/language/")):
        return HttpResponseRedirect("/start/")
    try:
        found = resolve(request.path_info)
    except Http404:
        return HttpResponseRedirect("/start/")
    return csrf_protect(found.func)(request, *found.args, **found.kwargs)

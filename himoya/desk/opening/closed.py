"""While the desk is closed no page may ask a session or a database: this middleware answers before."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.locale import LocaleMiddleware
from django.shortcuts import render
from django.urls import resolve
from django.utils import translation
from django.views.decorators.csrf import csrf_protect

from himoya.common.say import LANGUAGES
from himoya.desk.opening.opening import still_closed

FAMILIES = "/family"
CALENDARS = "/calendar/"
_SPEAKING = LocaleMiddleware(lambda request: HttpResponse())


def closed(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after static files and before sessions."""

    def answer(request: HttpRequest) -> HttpResponse:
        if still_closed() is None:
            return get_response(request)
        request.get_host()  # refuses made-up names, as the pages of an open desk do
        request.user = AnonymousUser()
        _SPEAKING.process_request(request)
        return _answer(request)

    return answer


def _answer(request: HttpRequest) -> HttpResponse:
    if request.path_info.startswith(FAMILIES):
        return _to_a_family(request)
    if request.path_info.startswith(CALENDARS):  # a program: it keeps what it has and comes again
        return HttpResponse(status=503, headers={"Retry-After": "3600"}, content_type="text/plain")
    if not request.path_info.startswith(("/start/", "/language/")):
        return HttpResponseRedirect("/start/")
    try:
        found = resolve(request.path_info)
    except Http404:
        return HttpResponseRedirect("/start/")
    response: HttpResponse = csrf_protect(found.func)(request, *found.args, **found.kwargs)
    return response


def _to_a_family(request: HttpRequest) -> HttpResponse:
    """A family that comes while we sleep is told so, gets its letter back, and sees no door of the staff."""
    language = request.GET.get("lang", "")
    if language in LANGUAGES:
        translation.activate(language)
    later = render(request, "family/closed.html", {"story": request.POST.get("story", "")}, status=503)
    later.headers["Retry-After"] = "3600"
    return later

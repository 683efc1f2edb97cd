"""What every page for families shares: open to anyone, no cookie, and the language in its address."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from himoya.common.say import LANGUAGES
from himoya.security.access import allow_anyone

View = Callable[[HttpRequest], HttpResponse]


def for_families(view: View) -> View:
    """Decorator of every view here.

    A form that is sent is known by where it comes from, not by a cookie: browsers that keep none, as those
    inside messengers, would lose what a mother typed. Nobody is signed in here, so nothing can be misused.
    """

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        language = request.GET.get("lang", "")
        if language in LANGUAGES:
            translation.activate(language)
            request.LANGUAGE_CODE = language
        if request.method == "POST" and _from_elsewhere(request):
            return page(request, "family/elsewhere.html", status=403)
        return view(request)

    return allow_anyone(csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded)))


def page(request: HttpRequest, template: str, status: int = 200, **values: Any) -> HttpResponse:
    return render(request, template, values, status=status)


def _from_elsewhere(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("Origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc != request.get_host()
    except ValueError:  # no address at all: "http://["
        return True

"""The language of a page: the account's own, else the cookie's, else the browser's."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from himoya.common.say import LANGUAGES
from himoya.desk.actions import choose_language
from himoya.security.access import allow_anyone
from himoya.security.models import Account

A_YEAR = 365 * 24 * 60 * 60


def account_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after sign-in and Django's own choice, which knows the cookie and the browser."""

    def answer(request: HttpRequest) -> HttpResponse:
        account = request.user
        if isinstance(account, Account) and account.language in LANGUAGES:
            translation.activate(account.language)
            request.LANGUAGE_CODE = account.language
        return get_response(request)

    return answer


@allow_anyone
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language, on the account when there is one, and go back to the page."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(way_back(request))
    if chosen in LANGUAGES:
        if isinstance(request.user, Account):
            choose_language(request.user, chosen)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=A_YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def way_back(request: HttpRequest) -> str:
    """The page that the form names in `next`, when it is one of ours; else the first page."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked and ours else "/"

"""The group's clock on every page of the desk, and its language where a visitor brings none."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

from himoya.common.say import LANGUAGES
from himoya.security.groups_clock import clock_of
from himoya.security.models import Account
from himoya.security.queries import office


def clock_and_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands behind the account and before its language. Reads one row by its key, or none."""

    def answer(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Account):
            with clock_of(office().time_zone):
                return get_response(request)
        if _brings_no_language(request):
            language = office().language
            if language in LANGUAGES:
                translation.activate(language)
                request.LANGUAGE_CODE = language
        return get_response(request)

    return answer


def _brings_no_language(request: HttpRequest) -> bool:
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) in LANGUAGES:
        return False
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code == "*":
            return True
        try:
            get_supported_language_variant(code)
        except LookupError:
            continue
        return False
    return True

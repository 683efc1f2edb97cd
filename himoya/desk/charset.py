"""What is sent is read as UTF-8, whatever the sender calls it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def as_utf8(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands before all that read what was sent.

    Our pages send UTF-8. Python knows charsets that make half a sign, which no database takes, and some that
    are none: "hex", "zip". A stranger could name one of them and break every page.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        # Django's own way, `request.encoding = ...`, reads the address first, with the charset that breaks.
        vars(request)["_encoding"] = None
        return get_response(request)

    return answer

"""Somebody writes about a case while another deletes it for good."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from himoya.cases.models import Case
from himoya.desk.errors import not_here


class GoneMeanwhile:
    """Middleware: a form about a case that was deleted after the page began gets the page for what is gone.

    Nothing of the form was stored: its transaction ended with the error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, ObjectDoesNotExist | IntegrityError) and _was_about_a_case_that_is_gone(request):
            return not_here(request)
        return None


def _was_about_a_case_that_is_gone(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or not match.route.startswith("cases/<int:number>/"):
        return False
    return not Case.objects.filter(pk=match.kwargs["number"]).exists()

"""The page on which a family writes down, with its code, that somebody called."""

import zoneinfo
from contextlib import AbstractContextManager, nullcontext

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.contact.rules import answers_to_ring
from himoya.family.actions import receive_call
from himoya.family.call_form import CallForm
from himoya.family.forms import new_token
from himoya.family.page import for_families, page
from himoya.family.queries import life_in_danger, receipt_of
from himoya.family.rules import understood
from himoya.family.views import LETTERS, MISTYPED, TRIES, UNKNOWN
from himoya.security.queries import office

CANNOT_WAIT = ("T0", "T1")


@for_families
def call(request: HttpRequest) -> HttpResponse:
    with _group_clock():
        now = clock.now()
        if request.method != "POST":
            form = CallForm(initial={"token": new_token()}, now=now)
            return page(request, "family/call.html", form=form)
        return _received(request, CallForm(request.POST, request.FILES, now=now))


def _received(request: HttpRequest, form: CallForm) -> HttpResponse:
    if not form.is_valid():
        return page(request, "family/call.html", 422, form=form)
    code = understood(form.cleaned_data["code"])
    if code is None:
        return _refused(request, form, gettext(MISTYPED))
    address = request.META.get("REMOTE_ADDR", "")
    if not TRIES.count(address):
        return _refused(request, form, gettext("Too many tries. Come back in an hour."), 429)
    receipt = receipt_of(code)
    if receipt is None:
        return _refused(request, form, gettext(UNKNOWN))
    if not LETTERS.count(address):
        # What was tapped stays in the form.
        return page(request, "family/call.html", 429, form=form, later=True)
    told = form.told()
    try:
        receive_call(told, receipt, form.cleaned_data["token"] or new_token(), form.now)
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return page(request, "family/call.html", 422, form=form)
    if life_in_danger(receipt):
        return page(request, "family/will_call.html")
    urgent = any(ring.level in CANNOT_WAIT for ring in answers_to_ring(told.said))
    return page(request, "family/thanks.html", cannot_wait=urgent)


def _refused(request: HttpRequest, form: CallForm, sentence: str, status: int = 422) -> HttpResponse:
    form.add_error("code", sentence)
    return page(request, "family/call.html", status, form=form)


def _group_clock() -> AbstractContextManager[object]:
    """Days and hours are the group's, as on its own pages: a family has no account to bring a zone."""
    try:
        return timezone.override(zoneinfo.ZoneInfo(office().time_zone))
    except (KeyError, ValueError, OSError):
        return nullcontext()  # a zone that this machine does not know

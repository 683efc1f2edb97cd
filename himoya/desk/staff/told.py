"""How the own account is told that something waits: by e-mail, by Telegram, in a calendar."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya import env
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.desk.staff.forms import EmailAddress, SentCode, TelegramNumber
from himoya.outbox import actions
from himoya.outbox.models import Reach
from himoya.outbox.queries import SENT_TO, reaches_of
from himoya.outbox.transports import is_set_up
from himoya.security.access import StaffRequest, allow, freshly_proven

FORMS = {Reach.Way.EMAIL: EmailAddress, Reach.Way.TELEGRAM: TelegramNumber}


@dataclass(frozen=True, slots=True)
class Shown:
    """One way on the page. `reach`: the address that was given, if any."""

    way: str
    page: str  # the name of the address where it is added
    set_up: bool
    reach: Reach | None


@allow(Right.OWN_ACCOUNT)
@require_safe
def told(request: StaffRequest) -> HttpResponse:
    return _overview(request)


@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: StaffRequest, way: str) -> HttpResponse:
    """Where the code goes. The form is shown only where it can be sent."""
    form = FORMS[Reach.Way(way)](request.POST or None)
    if request.method == "POST" and is_set_up(way) and form.is_valid():
        try:
            actions.ask_proof(request.user, way, form.cleaned_data["address"], clock.now())
        except BadInput as error:
            form.add_error("address", error.said(get_language() or "en"))
        else:
            messages.success(request, gettext("A code is on its way. Type it here within 15 minutes."))
            return redirect("told")
    values = {"form": form, "way": way, "set_up": is_set_up(way)}
    return page(request, "staff/told_address.html", values, seen="told", status=422 if form.errors else 200)


@sensitive_post_parameters("code")
@allow(Right.OWN_ACCOUNT)
@require_POST
def prove(request: StaffRequest, number: int) -> HttpResponse:
    form = SentCode(request.POST)
    try:
        actions.prove(request.user, number, form.data.get("code", "")[:20], clock.now())
    except BadInput as error:
        return _overview(request, error.said(get_language() or "en"))
    messages.success(request, gettext("From now on you are told there."))
    return redirect("told")


@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_POST
def end(request: StaffRequest, number: int) -> HttpResponse:
    actions.end(request.user, number, clock.now())
    messages.success(request, gettext("Ended. Nothing is sent there any more."))
    return redirect("told")


@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_POST
def calendar_address(request: StaffRequest) -> HttpResponse:
    """Show the new address. It is on this answer only, as an invitation is."""
    secret = actions.new_calendar(request.user, clock.now())
    values = {
        "address": request.build_absolute_uri(reverse("calendar", args=[secret])),
        "here_only": request.get_host().rpartition(":")[0] in env.LOOPBACK,
    }
    return render(request, "staff/calendar_address.html", values)


def _overview(request: StaffRequest, sentence: str = "") -> HttpResponse:
    mine = {reach.way: reach for reach in reaches_of(request.user)}
    values = {
        "ways": [Shown(way.value, f"told-{way.value}", is_set_up(way), mine.get(way)) for way in SENT_TO],
        "calendar": mine.get(Reach.Way.CALENDAR),
        "code": SentCode(),
        "sentence": sentence,
        "now": clock.now(),
    }
    return page(request, "staff/told.html", values, seen="told", status=422 if sentence else 200)

"""Calls: written down in a few taps while the voice is still in the ear."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.contact.actions import log_call, withdraw_call
from himoya.contact.models import Call
from himoya.contact.queries import calls_of, heard_at
from himoya.contact.rhythm import learn
from himoya.contact.silence import marks
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import alone, back, the_case, together
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

PAGE, FEW = 30, 5
LONGEST_CALL = 24 * 60  # minutes
NOON = time(12)
NOW, TODAY, ON_A_DAY = "now", "today", "day"


class CallForm(Form):
    when = forms.ChoiceField(
        label=_("When was it?"),
        choices=[(NOW, _("just now")), (TODAY, _("today, at this hour:")), (ON_A_DAY, _("on this day:"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    on = Day(label=_("Day"), required=False)
    hour = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    minutes = forms.DecimalField(
        label=_("How many minutes?"), required=False, min_value=0, max_value=LONGEST_CALL, max_digits=6,
        decimal_places=2, widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.5"}),
    )  # fmt: skip
    free = forms.ChoiceField(
        label=_("Could the person speak freely?"),
        choices=[("", _("not known")), (Call.Free.YES, _("yes")), (Call.Free.NO, _("no, somebody listened"))],
        required=False,
    )
    note = Line(label=_("What was said, in one line"), required=False, max_length=1000)

    def __init__(self, *args: Any, now: datetime, **more: Any) -> None:
        super().__init__(*args, **more)
        self.now = now

    def at(self) -> datetime:
        """When the call was, by the group's clock. Raises BadInput for a day that the calendar lacks."""
        given = self.cleaned_data
        if given["when"] == NOW:
            return self.now
        local = timezone.localtime(self.now)
        day = given["on"] if given["when"] == ON_A_DAY else local.date()
        hour = given["hour"]
        # Without an hour: noon, or now if that is earlier; a call must not lie in the future.
        at = datetime.combine(day, hour or NOON)
        told = timezone.make_aware(at, timezone.get_current_timezone())
        return told if hour or day != local.date() else min(told, self.now)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("when") == ON_A_DAY and not given.get("on") and "on" not in self.errors:
            self.add_error("on", gettext("Say on which day."))
        return given


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    cases = together(case, account)
    heard = heard_at(cases)
    calls = list(calls_of(cases)[: FEW + 1])
    rhythm = learn(heard)
    return {
        "case": case,
        "calls": _readable(calls[:FEW], account),
        "more": len(calls) > FEW,
        "last": heard[0] if heard else None,
        "days": round(rhythm.days) if rhythm.learned else None,
        "expected": marks(heard[0], rhythm).expected_at if rhythm.learned else None,
        "form": CallForm(now=now),
    }


def _readable(calls: Iterable[Call], account: Account) -> list[dict[str, Any]]:
    return [
        {
            "pk": call.pk,
            "at": call.at,
            "seconds": call.seconds,
            "free": call.free,
            "note": for_eyes(account.role, call.note),
            "by": name_of(call.noted_by),
        }
        for call in calls
    ]


@allow(Right.SEE_CASES)
@require_safe
def all_calls(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    screen = Paginator(calls_of(together(case, request.user)), PAGE).get_page(request.GET.get("page"))
    values = {
        **section(case, request.user, now),
        "calls": _readable(screen, request.user),
        "screen": screen,
        "more": False,
    }
    return alone(request, case, "calls", values, now, status=200)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def add_call(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return back(case, "calls")
    form = CallForm(request.POST, now=now)
    wrong = None
    if form.is_valid():
        given = form.cleaned_data
        seconds = None if given["minutes"] is None else int(given["minutes"] * 60)
        try:
            log_call(
                case, at=form.at(), seconds=seconds, free=given["free"], note=given["note"], by=request.user
            )
        except BadInput as refused:
            wrong = refused.said(get_language() or "en")
        else:
            messages.success(request, gettext("The call is written down."))
            return back(case, "calls")
    values = {**section(case, request.user, now), "form": form, "wrong": wrong}
    return alone(request, case, "calls", values, now)


@allow(Right.WORK)
@require_POST
def take_call_back(request: StaffRequest, number: int, call: int) -> HttpResponse:
    case = the_case(request, number)
    # Only from the page of the case it stands in: there somebody sees what it belongs to.
    wrong = get_object_or_404(
        Call.objects.select_related("case"), pk=call, case__in=together(case, request.user)
    )
    withdraw_call(wrong, "", by=request.user)
    messages.success(request, gettext("The call is taken back. It still stands in the history."))
    return back(case, "calls")

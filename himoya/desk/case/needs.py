"""What is needed, as a log. Himoya moves no money."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.cases.actions.needs import add_need, reopen_need, settle_need
from himoya.cases.models import Case, Need
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.case.family_fields import Day, Line, today
from himoya.desk.case.frame import alone, back, the_case, together
from himoya.desk.case.kin import choices
from himoya.desk.case.masking import masked
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

MOST = 50  # settled needs that the page shows
KINDS = {
    "food": N_("Food"),
    "medicine": N_("Medicine"),
    "parcel": N_("Parcel"),
    "money": N_("Money"),
    "other": N_("Something else"),
}
STATES = {"met": N_("Received"), "dropped": N_("Came to nothing")}


class NewNeed(Form):
    kind = forms.ChoiceField(label=_("What is needed?"), choices=choices(KINDS))
    text = Line(
        label=_("More exactly"),
        help_text=_("For example: insulin for a month, warm socks. Never a card number."),
        max_length=300,
        required=False,
    )
    told_on = Day(label=_("Told on"), initial=today)


class SettledNeed(Form):
    state = forms.ChoiceField(
        label=_("What became of it?"), choices=choices(STATES), widget=forms.RadioSelect
    )
    outcome = Line(label=_("How"), max_length=300, required=False)


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """One need in words; card and phone numbers in what was typed are hidden."""

    row: Need
    kind: str
    text: str
    state: str
    outcome: str


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    rows = (
        Need.objects.filter(case__in=together(case, account))
        .select_related("by", "settled_by")
        .order_by("-told_on", "-pk")
    )
    shown = [_shown(row) for row in rows]
    return {
        "open": [need for need in shown if need.row.state == Need.State.OPEN],
        "settled": [need for need in shown if need.row.state != Need.State.OPEN][:MOST],
    }


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    form = NewNeed(request.POST or None)
    if form.is_valid():
        asked = form.cleaned_data
        add_need(case, asked["kind"], asked["text"], told_on=asked["told_on"], by=request.user)
        messages.success(request, gettext("Written down."))
        return back(case, "needs")
    status = 422 if request.method == "POST" else 200
    return _form(request, case, form, reverse("need-new", args=[case.pk]), status)


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def settle(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    need = get_object_or_404(Need, pk=which, case__in=together(case, request.user))
    form = SettledNeed(request.POST or None, initial={"outcome": need.outcome})
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        shown = _shown(need)
        title = f"{shown.kind}: {shown.text}" if shown.text else shown.kind
        return _form(
            request, case, form, reverse("need-settle", args=[case.pk, need.pk]), status, title=title
        )
    done = form.cleaned_data
    return _changed(
        request,
        case,
        lambda: settle_need(case, need, Need.State(done["state"]), done["outcome"], by=request.user),
    )


@allow(Right.WORK)
@require_POST
def reopen(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    need = get_object_or_404(Need, pk=which, case__in=together(case, request.user))
    return _changed(request, case, lambda: reopen_need(case, need, by=request.user))


def _changed(request: StaffRequest, case: Case, change: Callable[[], bool]) -> HttpResponse:
    if change():
        messages.success(request, gettext("Written down."))
    else:
        messages.warning(request, gettext("Somebody else was quicker: see what stands now."))
    return back(case, "needs")


def _form(
    request: StaffRequest, case: Case, form: Form, action: str, status: int, **more: object
) -> HttpResponse:
    values = {
        "form": form,
        "lines": [
            gettext("Himoya moves no money and asks nobody for any. It only writes down what is needed.")
        ],
        "action": action,
        "button": gettext("Write it down"),
        **more,
    }
    return alone(request, case, "needs", values, clock.now(), template="case/one_form.html", status=status)


def _shown(need: Need) -> ShownNeed:
    return ShownNeed(
        need,
        gettext(KINDS.get(need.kind, need.kind)),
        masked(need.text),
        gettext(STATES[need.state]) if need.state in STATES else "",
        masked(need.outcome),
    )

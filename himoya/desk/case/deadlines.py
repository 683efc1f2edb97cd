"""Days by which something must be handed in, must happen, or must be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.alarms.grounds import derived
from himoya.cases.actions.deadlines import (
    add_deadline,
    meet_deadline,
    reopen_deadline,
    withdraw_deadline,
)
from himoya.cases.models import Case, Deadline, Statement
from himoya.cases.when import Span, span_in
from himoya.cases.words import DEADLINES
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.family_fields import Day, Line, Why
from himoya.desk.case.frame import alone, back, identities, the_case, together
from himoya.desk.case.kin import choices
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

LATEST = timedelta(days=30 * 366)  # a sentence may be long
MOST, FEW_MET = 50, 3


def _soon_enough(day: date) -> None:
    if day > timezone.localdate(clock.now()) + LATEST:
        raise forms.ValidationError(gettext("This day is too far away. Check the year."))


class DeadlineForm(Form):
    kind = forms.ChoiceField(label=_("What is it for?"), choices=choices(DEADLINES))
    due_on = Day(label=_("Last day"), ahead=True, validators=[_soon_enough])
    text = Line(label=_("More exactly"), max_length=300, required=False)
    how_known = Line(
        label=_("How is it known?"),
        help_text=_("For example: the paper with its stamp, or the lawyer said so."),
        max_length=300,
        required=False,
    )


class Withdrawing(Form):
    why = Why()


@dataclass(frozen=True, slots=True)
class Derived:
    """A day that follows from the verdict; no lawyer has confirmed it."""

    words: str
    on: date
    until: date | None = None  # the last it may be

    @property
    def last(self) -> date:
        return self.until or self.on


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    today = timezone.localtime(now).date()
    rows = list(
        Deadline.objects.filter(case__in=together(case, account), withdrawn_at=None)
        .select_related("by", "met_by")
        .order_by("due_on", "pk")
    )
    for one in rows:
        one.text, one.how_known = (for_eyes(account.role, told) for told in (one.text, one.how_known))
    met = sorted((one for one in rows if one.met_at), key=lambda one: str(one.met_at), reverse=True)
    return {
        "case": case,
        "kinds": {code: gettext(words) for code, words in DEADLINES.items()},
        "open": [one for one in rows if one.met_at is None][:MOST],
        "met": met[:FEW_MET],
        "derived": _derived(case, {one.kind for one in rows}),
        "today": today,
        "withdrawing": Withdrawing(auto_id=False),
    }


def _derived(case: Case, written: Iterable[str]) -> list[Derived]:
    """Days that nobody wrote down. Of several verdicts the strongest word counts."""
    stated = Statement.objects.filter(
        person__in=identities(case), kind__in=("verdict_on", "term_ends_on"), withdrawn_at=None
    )
    days: dict[str, Span] = {}
    for kind, value in stated.order_by("grade", "known_on", "pk").values_list("kind", "value"):
        try:
            days[kind] = span_in(value)
        except BadInput:  # written down before days were read
            days.pop(kind, None)
    found = derived(days.get("verdict_on"), days.get("term_ends_on"), set(written))
    return [Derived(gettext(DEADLINES[one.kind]), one.on, one.until) for one in found]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def deadlines(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    form = DeadlineForm(request.POST) if request.method == "POST" else DeadlineForm()
    if request.method == "POST" and form.is_valid():
        add_deadline(case, **form.cleaned_data, by=request.user)
        messages.success(request, gettext("Written down. It rings in time."))
        return back(case, "deadlines")
    values = {**section(case, request.user, now), "form": form}
    return alone(request, case, "deadlines", values, now, status=422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_POST
def tick(request: StaffRequest, number: int, which: int) -> HttpResponse:
    """Met, or not met after all."""
    case, one = _which(request, number, which)
    if request.POST.get("met") == "no":
        reopen_deadline(one, by=request.user)
        messages.success(request, gettext("It is open again."))
    else:
        meet_deadline(one, by=request.user)
        messages.success(request, gettext("Written down: it was met."))
    return back(case, "deadlines")


@allow(Right.WORK)
@require_POST
def withdraw(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case, one = _which(request, number, which)
    form = Withdrawing(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Say in a few words why it is taken back."))
    elif withdraw_deadline(one, form.cleaned_data["why"], by=request.user):
        messages.success(request, gettext("Taken back."))
    else:
        messages.warning(request, gettext("This had been taken back already."))
    return back(case, "deadlines")


def _which(request: StaffRequest, number: int, which: int) -> tuple[Case, Deadline]:
    case = the_case(request, number)
    standing = Deadline.objects.select_related("case").filter(case__in=together(case, request.user))
    return case, get_object_or_404(standing, pk=which, withdrawn_at=None)

"""Several letters were posted: one day for all, a way and a number for each."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import send
from himoya.appeals.models import Appeal
from himoya.appeals.rules.sending import best_way
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, today
from himoya.desk.appeals.ready import own_letters, ready_letters
from himoya.desk.appeals.sending import way_words, ways_of
from himoya.desk.appeals.shown import row_of
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.case.frame import the_case
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow


class DayForm(Form):
    on = Day(label=_("Sent on"), initial=today)


class PostedForm(Form):
    """One letter of the set."""

    channel = forms.ChoiceField(label=_("By which way"))
    proof = Line(label=_("Number of the receipt or of the official site"), max_length=120, required=False)

    def __init__(self, data: Any, letter: Appeal) -> None:
        ways = ways_of(letter)
        best = best_way(ways)
        super().__init__(data, prefix=str(letter.pk), initial={"channel": best.kind if best else ""})
        self.fields["channel"].choices = [(one.kind, way_words(one)) for one in ways]  # type: ignore[attr-defined]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def posted(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    data = request.POST or None
    day = DayForm(data)
    ticked = request.POST.getlist("letter")
    rows = [_row(one, data, ticked) for one in _letters(request, case, ticked)]
    if data is not None and day.is_valid():
        rows = _send(request, rows, day.cleaned_data["on"])
        if ticked and not any(one["ticked"] for one in rows):
            return HttpResponseRedirect(reverse("letters", args=[case.pk]), status=303)
    if data is not None and not ticked:
        messages.warning(request, gettext("Tick the letters that were posted."))
    values = {"case": case, "day": day, "rows": rows}
    status = 200 if data is None else 422
    return page(request, "letters/posted.html", values, seen=f"case {case.pk}", status=status)


def _letters(request: StaffRequest, case: Case, ticked: list[str]) -> list[Appeal]:
    """Those that may leave, and those ticked that a colleague was quicker with."""
    ready = [one.row for one in ready_letters(case, request.user) if not one.why_not]
    numbers = {one.pk for one in ready}
    asked = [one for one in own_letters(case, request.user) if str(one.pk) in ticked]
    return [*ready, *(one for one in asked if one.pk not in numbers)]


def _row(letter: Appeal, data: Any, ticked: list[str]) -> dict[str, Any]:
    chosen = str(letter.pk) in ticked
    return {**row_of(letter), "form": PostedForm(data if chosen else None, letter), "ticked": chosen}


def _send(request: StaffRequest, rows: list[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    """The rows that are left: those not ticked, and those that could not be written down, with the reason."""
    left = []
    for one in rows:
        if not one["ticked"] or not _sent(request, one["row"], one["form"], on):
            left.append(one)
    sent = len(rows) - len(left)
    if sent:
        messages.success(request, gettext("Written down as sent, letters: %(number)s") % {"number": sent})
    return left


def _sent(request: StaffRequest, letter: Appeal, form: PostedForm, on: date) -> bool:
    if not form.is_valid():
        return False
    typed = form.cleaned_data
    try:
        send(letter, channel=typed["channel"], on=on, proof=typed["proof"], by=request.user)
    except BadInput as error:
        form.add_error(None, error.said(language()))
        return False
    return True

"""What the prisoner himself wants: a letter against it does more harm than no letter."""

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

from himoya.cases.actions import state_by_hand, withdraw_statement
from himoya.cases.models import Case, Statement
from himoya.cases.wishes import WISH, contradictions, wishes_of
from himoya.cases.words import GRADES, VALUES
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.case.family_fields import Day, Line, today
from himoya.desk.case.family_forms import Withdrawal
from himoya.desk.case.frame import alone, back, identities, the_case
from himoya.desk.case.kin import choices
from himoya.desk.case.masking import masked
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

WORDS = VALUES[WISH]
FIRST_HAND_FIRST = {code: GRADES[code] for code in ("V1", "V2", "V3", "V4", "V0")}


class NewWish(Form):
    value = forms.ChoiceField(label=_("What does he or she want?"), choices=choices(WORDS, N_("choose")))
    how_known = Line(
        label=_("How do we know?"),
        help_text=_("For example: his own words by phone to his mother."),
        max_length=300,
    )
    grade = forms.ChoiceField(label=_("How sure is it?"), choices=choices(FIRST_HAND_FIRST))
    known_on = Day(label=_("Said on"), initial=today)


@dataclass(frozen=True, slots=True)
class ShownWish:
    """One wish in words."""

    row: Statement
    words: str
    how_known: str
    grade: str


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    told = [
        ShownWish(
            row,
            gettext(WORDS.get(row.value, row.value)),
            masked(row.how_known),
            gettext(GRADES.get(row.grade, row.grade)),
        )
        for row in wishes_of(identities(case))
    ]
    against = {value for pair in contradictions(wish.row.value for wish in told) for value in pair}
    return {
        "wishes": [wish for wish in told if wish.row.value not in against],
        "against": [wish for wish in told if wish.row.value in against],
    }


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    form = NewWish(request.POST or None)
    if form.is_valid():
        state_by_hand(case.person, WISH, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("The wish is written down."))
        return back(case, "wish")
    values = {
        "form": form,
        "lines": [gettext("Write only what he or she wants, not what the family or we want.")],
        "action": reverse("wish-new", args=[case.pk]),
        "button": gettext("Write the wish down"),
    }
    status = 422 if request.method == "POST" else 200
    return alone(request, case, "wish", values, clock.now(), template="case/one_form.html", status=status)


@allow(Right.WORK)
@require_POST
def withdraw(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = get_object_or_404(Statement, pk=which, kind=WISH, person__in=identities(case))
    form = Withdrawal(request.POST)
    if not form.is_valid():
        values = {
            "form": form,
            "title": gettext(WORDS.get(row.value, row.value)),
            "action": reverse("wish-withdraw", args=[case.pk, row.pk]),
            "button": gettext("It is no longer so"),
        }
        return alone(request, case, "wish", values, clock.now(), template="case/one_form.html")
    if withdraw_statement(case, row, form.cleaned_data["why"], by=request.user):
        messages.success(request, gettext("Taken back. The history keeps it."))
    return back(case, "wish")

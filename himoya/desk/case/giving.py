"""Who works on the case: its owner, and the helpers it is given to."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.cases.actions import give, hand_over, take_back
from himoya.cases.models import Case, Given
from himoya.cases.queries import accounts_with, cases_visible_to, given_of
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.desk.case.fields import WhichAccount, name_of
from himoya.desk.case.frame import alone, back, the_case
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account


class WhoForm(Form):
    account = WhichAccount(label=_("Helper"), queryset=Account.objects.none())

    def __init__(self, *args: Any, right: Right, nobody: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        who: forms.ModelChoiceField[Account] = self.fields["account"]  # type: ignore[assignment]
        who.queryset = accounts_with(right)
        who.required = not nobody
        who.empty_label = gettext("nobody") if nobody else gettext("choose")


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    return {
        "case": case,
        "owner": name_of(case.owner),
        "given": list(given_of(case)),
        "may_hand_over": may_hand_over(case, account),
    }


def may_hand_over(case: Case, account: Account) -> bool:
    """The organiser may, and whoever works on it as its owner."""
    own = case.owner_id == account.pk and may(account.role, Right.WORK)
    return own or may(account.role, Right.GIVE_CASES)


def _with_forms(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    drawn = {}
    if may(account.role, Right.GIVE_CASES):
        drawn["give"] = WhoForm(right=Right.SEE_CASES, prefix="give")
    if may_hand_over(case, account):
        drawn["hand_over"] = WhoForm(right=Right.WORK, nobody=True, prefix="owner")
    return {**section(case, account, now), **drawn}


@allow(Right.SEE_CASES)
@require_safe
def people_on_it(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    values = _with_forms(case, request.user, now)
    return alone(request, case, "people_on_it", values, now, status=200)


@allow(Right.GIVE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def given(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return redirect("case-people", number=case.pk)
    form = WhoForm(request.POST, right=Right.SEE_CASES, prefix="give")
    wrong = None
    if form.is_valid():
        try:
            give(case, form.cleaned_data["account"], by=request.user)
        except BadInput as refused:
            wrong = refused.said(get_language() or "en")
        else:
            messages.success(request, gettext("The case is given. It stands in their list now."))
            return back(case, "people_on_it")
    values = {**_with_forms(case, request.user, now), "give": form, "wrong": wrong}
    return alone(request, case, "people_on_it", values, now)


@allow(Right.GIVE_CASES)
@require_POST
def taken_back(request: StaffRequest, number: int, given: int) -> HttpResponse:
    case = the_case(request, number)
    take_back(get_object_or_404(Given, pk=given, case=case), by=request.user)
    messages.success(request, gettext("The case is taken back. That helper sees it no more."))
    return back(case, "people_on_it")


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def handed_over(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return redirect("case-people", number=case.pk)
    if not may_hand_over(case, request.user):
        raise PermissionDenied
    form = WhoForm(request.POST, right=Right.WORK, nobody=True, prefix="owner")
    wrong = None
    if form.is_valid():
        try:
            hand_over(case, form.cleaned_data["account"], by=request.user)
        except BadInput as refused:
            wrong = refused.said(get_language() or "en")
        else:
            messages.success(request, gettext("The owner is changed."))
            still = cases_visible_to(request.user).filter(pk=case.pk).exists()
            return back(case, "people_on_it") if still else redirect("tonight")
    values = {**_with_forms(case, request.user, now), "hand_over": form, "wrong": wrong}
    return alone(request, case, "people_on_it", values, now)

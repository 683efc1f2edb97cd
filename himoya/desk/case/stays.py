"""Where somebody is held and was before, as a chain; places told by messages stand below as proposals."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.actions import add_stay, end_stay, withdraw_stay
from himoya.cases.models import Case, Stay
from himoya.cases.queries import stays_of
from himoya.cases.rules import fuller, same_words
from himoya.cases.telling import OpenValue
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.family_fields import Day, Line, Why
from himoya.desk.case.frame import alone, back, the_case, together, told
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

MOST = 100  # stays on one page: a chain that long was never lived through
PROPOSALS = 4


class StayForm(Form):
    place = Line(label=_("Place"), max_length=120, help_text=_("Like IK-71 Tomsk oblast, or what is known."))
    since = Day(label=_("Since"), required=False)
    until = Day(label=_("Until"), required=False, help_text=_("Leave empty if the person is still there."))
    how_known = Line(label=_("How is it known, and how surely?"), required=False, max_length=300)


class EndForm(Form):
    until = Day(label=_("There until"))


class WhyForm(Form):
    why = Why(label=_("What was wrong?"))


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    stays = list(stays_of(together(case, account))[:MOST])
    for stay in stays:
        stay.how_known = for_eyes(account.role, stay.how_known)
    known = {same_words("facility", stay.place) for stay in stays}
    return {"case": case, "stays": stays, "proposals": _proposals(case, known)}


def _proposals(case: Case, known: set[str]) -> list[OpenValue]:
    """Places that messages name and no stay holds; "IK-71" is not proposed beside "IK-71 Tomsk oblast"."""
    places = {same_words("facility", one.value): one for one in told(case) if one.kind == "facility"}
    less = fuller("facility", {*places, *known})
    return [one for words, one in places.items() if words not in known and words not in less][:PROPOSALS]


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_stay(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    form, wrong = StayForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            add_stay(case, **form.cleaned_data, by=request.user)
        except BadInput as refused:
            wrong = refused.said(get_language() or "en")
        else:
            messages.success(request, gettext("The place is written down."))
            return back(case, "stays")
    values = {**section(case, request.user, now), "form": form, "wrong": wrong}
    return alone(request, case, "stays", values, now, status=422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def one_stay(request: StaffRequest, number: int, stay: int) -> HttpResponse:
    """End it, or take it back."""
    case, now = the_case(request, number), clock.now()
    standing = Stay.objects.filter(withdrawn_at=None, case__in=together(case, request.user))
    one = get_object_or_404(standing.select_related("case"), pk=stay)
    posted = request.POST if request.method == "POST" else None
    ending = EndForm(posted if posted is not None and "until" in posted else None)
    wrong_one = WhyForm(posted if posted is not None and "until" not in posted else None)
    wrong = None
    try:
        if ending.is_bound and ending.is_valid():
            end_stay(one, ending.cleaned_data["until"], by=request.user)
            messages.success(request, gettext("Saved."))
            return back(case, "stays")
        if wrong_one.is_bound and wrong_one.is_valid():
            withdraw_stay(one, wrong_one.cleaned_data["why"], by=request.user)
            messages.success(request, gettext("Taken back. It still stands in the history."))
            return back(case, "stays")
    except BadInput as refused:
        wrong = refused.said(get_language() or "en")
    values = {"case": case, "stay": one, "end": ending, "mistake": wrong_one, "wrong": wrong}
    return alone(
        request, case, "stays", values, now, template="case/stay.html", status=200 if posted is None else 422
    )

"""Statements: made by hand, corrected, withdrawn, confirmed by a second person of the group."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya.cases.actions import (
    confirm,
    correct_statement,
    keep_without_source,
    state_by_hand,
    withdraw_statement,
)
from himoya.cases.kinds import KINDS, SPANS
from himoya.cases.models import Case, Statement
from himoya.cases.telling import statements_about
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.frame import alone, back, identities, the_case
from himoya.desk.case.shown import heading_of, said, values_by_kind
from himoya.desk.case.stating import CorrectForm, StateForm, WithdrawForm
from himoya.security.access import StaffRequest, allow

CORRECT = "correct"


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: StaffRequest, number: int) -> HttpResponse:
    """Write down one thing that is known: ?kind=facility."""
    case, now = the_case(request, number), clock.now()
    kind = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if kind not in KINDS:
        raise Http404
    form = StateForm(request.POST if request.method == "POST" else None, kind=kind, today=_today(now))
    if form.is_bound and form.is_valid():
        state_by_hand(case.person, kind, **_given(form), by=request.user)
        messages.success(request, gettext("It is written down."))
        return back(case, "known")
    values = {"case": case, "kind": kind, "words": heading_of(kind), "form": form}
    status = 422 if form.is_bound else 200
    return alone(request, case, "known", values, now, template="case/state.html", status=status)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: StaffRequest, number: int, statement: int) -> HttpResponse:
    """Correct it or withdraw it, with a reason."""
    case, now = the_case(request, number), clock.now()
    one = _standing(case, statement)
    if one.kind not in KINDS:
        raise Http404
    correcting = request.method == "POST" and request.POST.get("do") == CORRECT
    start = {field: getattr(one, field) for field in ("value", "grade", "known_on", "how_known")}
    if one.kind in SPANS:
        start["value"] = said(one.kind, one.value)
    correct = CorrectForm(
        request.POST if correcting else None, kind=one.kind, today=_today(now), initial=start
    )
    posted = request.POST if request.method == "POST" and not correcting else None
    withdraw = WithdrawForm(posted, auto_id="withdraw_%s")  # both forms ask why
    if correct.is_bound and correct.is_valid():
        correct_statement(case, one, **_given(correct), why=correct.cleaned_data["why"], by=request.user)
        messages.success(request, gettext("Corrected. The old value stands in the history."))
        return back(case, "known")
    if withdraw.is_bound and withdraw.is_valid():
        withdraw_statement(case, one, withdraw.cleaned_data["why"], by=request.user)
        messages.success(request, gettext("Taken back. It still stands in the history."))
        return back(case, "known")
    values = {
        "case": case,
        "number": one.pk,
        "words": heading_of(one.kind),
        "value": values_by_kind([one], [], request.user, _today(now))[one.kind][0],
        "correct": correct,
        "withdraw": withdraw,
    }
    status = 422 if request.method == "POST" else 200
    return alone(request, case, "known", values, now, template="case/statement.html", status=status)


@allow(Right.WORK)
@require_POST
def second_key(request: StaffRequest, number: int, statement: int) -> HttpResponse:
    case = the_case(request, number)
    try:
        won = confirm(case, _standing(case, statement), by=request.user)
    except BadInput as refused:
        messages.error(request, refused.said(get_language() or "en"))
        return back(case, "known")
    if won:
        messages.success(request, gettext("Confirmed. It counts from now on."))
    else:
        messages.warning(request, gettext("Somebody else was first. Look at it again."))
    return back(case, "known")


@allow(Right.WORK)
@require_POST
def keep(request: StaffRequest, number: int, statement: int) -> HttpResponse:
    case = the_case(request, number)
    keep_without_source(case, _standing(case, statement), "", by=request.user)
    messages.success(request, gettext("It is kept."))
    return back(case, "known")


def _standing(case: Case, number: int) -> Statement:
    return get_object_or_404(statements_about(identities(case)), pk=number)


def _given(form: StateForm) -> dict[str, Any]:
    return {field: form.cleaned_data[field] for field in ("value", "grade", "known_on", "how_known")}


def _today(now: datetime) -> date:
    return timezone.localtime(now).date()

"""Writing down relatives, changing and taking them back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya.cases.actions.family import add_relative, edit_relative, withdraw_relative
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.family_forms import EditRelative, NewRelative, Withdrawal
from himoya.desk.case.frame import alone, back, identities, the_case
from himoya.desk.case.kin import words
from himoya.desk.case.masking import masked
from himoya.people.models import Relative
from himoya.security.access import StaffRequest, allow


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    form = NewRelative(request.POST or None)
    if form.is_valid():
        add_relative(case, case.person, form.values(), by=request.user)
        messages.success(request, gettext("Written down."))
        return back(case, "family")
    return _adding(request, case, form, 422 if request.method == "POST" else 200)


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = get_object_or_404(Relative, pk=which, person__in=identities(case))
    if request.method == "POST" and row.withdrawn_at:
        return _overtaken(request, case, which)
    row = _relative(case, which)
    if request.method != "POST":
        form = EditRelative(initial=_as_it_stands(row), standing=row.relation)
        return _editing(request, case, row, form, 200)
    form = EditRelative(request.POST, standing=row.relation)
    if not form.is_valid():
        return _editing(request, case, row, form, 422)
    if edit_relative(
        case, row, form.cleaned_data["version"], form.edits(), form.cleaned_data["why"], by=request.user
    ):
        messages.success(request, gettext("Changed."))
        return back(case, "family")
    return _overtaken(request, case, which)


@allow(Right.WORK)
@require_POST
def withdraw(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = _relative(case, which)
    form = Withdrawal(request.POST)
    if not form.is_valid():
        values = {
            "form": form,
            "title": masked(row.name),
            "action": reverse("relative-withdraw", args=[case.pk, row.pk]),
            "button": gettext("Take back"),
        }
        return alone(request, case, "family", values, clock.now(), template="case/one_form.html")
    if withdraw_relative(case, row, form.cleaned_data["why"], by=request.user):
        messages.success(request, gettext("Taken back. The history keeps it."))
    return back(case, "family")


def _relative(case: Case, which: int) -> Relative:
    return get_object_or_404(Relative, pk=which, person__in=identities(case), withdrawn_at=None)


def _adding(
    request: StaffRequest, case: Case, form: NewRelative, status: int, **more: object
) -> HttpResponse:
    values = {
        "form": form,
        "title": gettext("Somebody of the family, or a friend"),
        "action": reverse("relative-new", args=[case.pk]),
        "button": gettext("Write this person down"),
        **more,
    }
    return alone(request, case, "family", values, clock.now(), template="case/one_form.html", status=status)


def _as_it_stands(row: Relative) -> dict[str, Any]:
    fields = ("name", "relation", "safe_hours", "shared_phone", "may_call", "note", "version")
    return {field: getattr(row, field) for field in fields}


def _editing(
    request: StaffRequest, case: Case, row: Relative, form: EditRelative, status: int, **more: object
) -> HttpResponse:
    values = {
        "form": form,
        "action": reverse("relative", args=[case.pk, row.pk]),
        "withdraw": reverse("relative-withdraw", args=[case.pk, row.pk]),
        "withdrawal": Withdrawal(auto_id="withdraw_%s"),
        **more,
    }
    return alone(
        request, case, "family", values, clock.now(), template="case/relative_form.html", status=status
    )


def _overtaken(request: StaffRequest, case: Case, which: int) -> HttpResponse:
    """Both texts: what stands now, and what was typed; saving again is then a decision."""
    row = get_object_or_404(Relative, pk=which, person__in=identities(case))
    typed = request.POST.copy()
    typed["version"] = str(row.version)
    if row.withdrawn_at:
        taken_back = gettext("Meanwhile somebody took this person back. What you typed is here.")
        return _adding(request, case, NewRelative(typed), 409, said=taken_back)
    form = EditRelative(typed, standing=row.relation)
    return _editing(request, case, row, form, 409, standing=row, standing_relation=words(row.relation))

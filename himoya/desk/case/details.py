"""What the work is: summary, status, when to look again, what could harm. Edits never overwrite silently."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.actions import EDITABLE, Overtaken, edit_case
from himoya.cases.models import Case
from himoya.cases.words import RISKS, STATUSES
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.conflict import THEIRS, conflict_page, resolved
from himoya.desk.case.family_fields import Line, Version, Why
from himoya.desk.case.fields import LARGEST_NUMBER, Story, name_of
from himoya.desk.case.frame import alone, back, the_case
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

LATEST = timedelta(days=2 * 366)  # to look again later than this is to forget


def choices(words: Any) -> list[tuple[str, str]]:
    return [(code, gettext(said)) for code, said in words.items()]


class Moment(forms.DateTimeField):
    """Day and time by the group's clock."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        super().__init__(widget=widget, **more)

    def to_python(self, value: Any) -> datetime | None:
        try:
            at: datetime | None = super().to_python(value)
            if at is not None:
                at.astimezone(clock.now().tzinfo)
        except OverflowError as far:
            raise forms.ValidationError(gettext("Check the year.")) from far
        return at


class DetailsForm(Form):
    """The fields of EDITABLE and the reason for the change."""

    version = Version()
    started = forms.IntegerField(
        min_value=1, max_value=LARGEST_NUMBER, required=False, widget=forms.HiddenInput
    )  # set once two people clash: the version the writing began at
    summary = Story(
        label=_("Summary"),
        help_text=_("The story in a few sentences, for whoever takes over tomorrow."),
        required=False,
    )
    status = forms.ChoiceField(label=_("Status"))
    next_check_at = Moment(label=_("Look again"))
    risk = forms.ChoiceField(
        label=_("Risk that our work harms the person"), help_text=_("Reprisal inside, or a charge at home."),
        required=False,
    )  # fmt: skip
    risk_why = Line(label=_("Why this risk"), required=False, max_length=300)
    why = Why(label=_("Why do you change this?"), required=False)

    def __init__(self, *args: Any, now: datetime, was: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.now, self.was = now, was
        self.fields["status"].choices = choices(STATUSES)  # type: ignore[attr-defined]  # a choice field
        self.fields["risk"].choices = choices(RISKS)  # type: ignore[attr-defined]

    def clean_next_check_at(self) -> datetime:
        at: datetime = self.cleaned_data["next_check_at"]
        if not self.now - LATEST <= at <= self.now + LATEST:
            raise forms.ValidationError(gettext("Choose a day within the next two years."))
        return at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "version" in self.errors:
            self.add_error(None, gettext("This form is not whole. Open the case again and repeat."))
        theirs = self.data.get("choose_status") == THEIRS
        if not theirs and given.get("status", self.was) != self.was and not given.get("why"):
            self.add_error("why", gettext("A change of status needs a reason."))
        return given


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    return {
        "case": case,
        "summary": for_eyes(account.role, case.summary),
        "status": gettext(STATUSES[case.status]),
        "risk": gettext(RISKS[case.risk]),
        "owner": name_of(case.owner),
    }


def bound(case: Case, now: datetime, posted: Any = None) -> DetailsForm:
    # To the minute, as the field shows it: an untouched field must come back equal.
    start = {field: getattr(case, field) for field in EDITABLE}
    return DetailsForm(posted, initial={**start, "version": case.version}, now=now, was=case.status)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":
        values = {**section(case, request.user, now), "form": bound(case, now)}
        return alone(request, case, "details", values, now, status=200)
    form = bound(case, now, request.POST)
    good = form.is_valid()
    given = form.cleaned_data
    started = given.get("started")
    if not good and started:
        return conflict_page(request, case, form, now, started=started, status=422)
    if not good:
        return alone(request, case, "details", {**section(case, request.user, now), "form": form}, now)
    values = resolved(case, given, request.POST)
    try:
        edit_case(case, given["version"], values, given["why"], by=request.user)
    except Overtaken as overtaken:
        begun = started or given["version"]
        return conflict_page(request, overtaken.standing, form, now, started=begun, status=409)
    messages.success(request, gettext("Saved."))
    return back(case, "details")

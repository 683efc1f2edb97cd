"""The fan: to whom to write when a rule rang, from the least to the most dangerous for him."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import prepare_fan
from himoya.appeals.queries import Proposal, Subject, fan_for, subject_of
from himoya.appeals.queries.signing import usual_signer
from himoya.appeals.rules.audience import consents_needed
from himoya.appeals.rules.fan import about
from himoya.common.roles import Right
from himoya.desk.appeals.frame import today
from himoya.desk.appeals.gating import draft_words
from himoya.desk.appeals.shown import row_of
from himoya.desk.case.family_fields import Line
from himoya.desk.case.frame import the_case
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.people.models import Relative
from himoya.people.recipients import RECIPIENTS
from himoya.security.access import StaffRequest, allow
from himoya.urgency import rule as rule_words


class SignerForm(Form):
    """Asked once for the whole fan; what stood on the last letter is filled in already."""

    applicant = forms.ChoiceField(label=_("Who signs them"), required=False)
    applicant_address = Line(
        label=_("Postal address of whoever signs"),
        help_text=_("The answers come there by post. Typed once, it stands on each of these letters."),
        max_length=300,
        required=False,
    )

    def __init__(self, data: Any, subject: Subject) -> None:
        usual = usual_signer(subject)
        signer = str(usual.relative.pk) if usual.relative else ""
        super().__init__(data, initial={"applicant": signer, "applicant_address": usual.address})
        self._relatives = {str(one.pk): one for one in subject.relatives}
        by_hand = ("", gettext("to be filled in by hand"))
        choices = [by_hand, *((code, one.name) for code, one in self._relatives.items())]
        self.fields["applicant"].choices = choices  # type: ignore[attr-defined]  # it offers choices

    def signer(self) -> Relative | None:
        return self._relatives.get(self.cleaned_data["applicant"])


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def fan(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    rule = asked.get("rule", "")
    if not about(rule):
        raise Http404
    subject = subject_of(case, today())
    form = SignerForm(request.POST or None, subject)
    if request.method == "POST" and form.is_valid():
        made = prepare_fan(
            case, rule, only=request.POST.getlist("to"), by=request.user, applicant=form.signer(),
            address=form.cleaned_data["applicant_address"],
        )  # fmt: skip
        if made is None:
            messages.warning(request, gettext("No letter was prepared: choose one that may be sent."))
        else:
            said = gettext("Prepared, none of them sent. Letters: %(number)s")
            messages.success(request, said % {"number": made.appeals.count()})
            return HttpResponseRedirect(reverse("letters", args=[case.pk]), status=303)
    ticked = request.POST.getlist("to") if request.method == "POST" else None
    proposals = [_shown(one, ticked) for one in fan_for(subject, rule, today())]
    values = {
        "case": case,
        "form": form,
        "rule": rule,
        "title": gettext(rule_words(rule).title),
        "proposals": proposals,
        "ready": sum(one["may"] for one in proposals),
    }
    status = 422 if form.errors else 200
    return page(request, "letters/fan.html", values, seen=f"case {case.pk}", status=status)


def _shown(one: Proposal, ticked: list[str] | None) -> dict[str, Any]:
    words = draft_words(one.draft, consents_needed(one.draft.authority.audiences))
    standing = row_of(one.standing) if one.standing else None
    may = standing is None and not one.draft.gate.blocked
    chosen = may and (not one.press if ticked is None else words["code"] in ticked)
    danger = gettext(RECIPIENTS["media_named"].risk) if one.press else ""
    return {**words, "standing": standing, "may": may, "chosen": chosen, "danger": danger}

"""One letter, chosen by hand: to whom, which, what happened, and what is new since the last one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import prepare
from himoya.appeals.letters.events import codes
from himoya.appeals.packs.rows import Authority, LadderStep
from himoya.appeals.queries import Subject, current_pack, subject_of
from himoya.appeals.queries.writing import languages, letters_to
from himoya.appeals.rules.audience import reprisal_rank
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES, N_
from himoya.desk.appeals.frame import language, to_letter, today
from himoya.desk.appeals.shown import letter_name
from himoya.desk.case.family_fields import Day, Text
from himoya.desk.case.frame import the_case
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.people.models import Relative
from himoya.security.access import StaffRequest, allow

RISK = {
    "low": N_("little danger for the prisoner"),
    "medium": N_("some danger for the prisoner"),
    "medium_high": N_("danger for the prisoner"),
    "high": N_("great danger for the prisoner"),
    "highest": N_("the greatest danger for the prisoner"),
}


class LetterForm(Form):
    letter = forms.ChoiceField(label=_("Which letter"))
    language = forms.ChoiceField(label=_("Language of the letter"))
    applicant = forms.ChoiceField(label=_("Who signs it"), required=False)
    events = forms.MultipleChoiceField(
        label=_("What happened"),
        help_text=_("Tick only what you have looked into yourself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    happened_on = Day(label=_("When, if it is known"), required=False)
    whats_new = Text(
        label=_("What is new since the last letter to them"),
        help_text=_("Needed when they were written to before about the same matter."),
        max_length=600,
        required=False,
    )

    def __init__(self, data: Any, to: Authority, subject: Subject) -> None:
        super().__init__(data)
        letters = letters_to(to)
        spoken = dict.fromkeys(one for letter in letters for one in languages(to, letter))
        signers = [
            ("", gettext("to be filled in by hand")),
            *((str(one.pk), one.name) for one in subject.relatives),
        ]
        told = [(code, words.get(language()) or words["uz"]) for code, words in codes().items()]
        for name, choices in (
            ("letter", [(one, letter_name(one)) for one in letters]),
            ("language", [(one, LANGUAGES.get(one, one)) for one in spoken]),
            ("applicant", signers),
            ("events", told),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # all of them offer choices


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    to = current_pack().get(Authority, asked.get("to", ""))
    if to is None or not letters_to(to):
        return page(request, "letters/whom.html", {"case": case, "bodies": _bodies()}, seen=f"case {case.pk}")
    subject = subject_of(case, today())
    form = LetterForm(request.POST or None, to, subject)
    if form.is_valid():
        try:
            made = prepare(case, authority=to.id, by=request.user, **_said(form, to, subject))
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(request, gettext("The letter is prepared. It has not been sent."))
            return to_letter(case, made)
    values = {
        "case": case,
        "form": form,
        "to": to.id,
        "name": to.name.said(language()),
        "can_do": to.can_do.said(language()),
        "risk": gettext(RISK.get(to.reprisal_risk, RISK["high"])),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/new.html", values, seen=f"case {case.pk}", status=status)


def _said(form: LetterForm, to: Authority, subject: Subject) -> dict[str, Any]:
    typed = form.cleaned_data
    day = typed["happened_on"].isoformat() if typed["happened_on"] else None
    signer: Relative | None = next(
        (one for one in subject.relatives if str(one.pk) == typed["applicant"]), None
    )
    step = _first_step(to)
    return {
        "letter": typed["letter"],
        "language": typed["language"],
        "applicant": signer,
        "events": [(code, day) for code in typed["events"]],
        "whats_new": typed["whats_new"],
        "step": step.id if step else "",
        "basis": step.to_basis if step else "",
    }


def _first_step(to: Authority) -> LadderStep | None:
    """Where a first letter to them stands on the ladder: from there the pack knows what comes next."""
    steps = (one for one in current_pack().every(LadderStep) if one.to_authority == to.id)
    return next((one for one in steps if not one.from_steps), None)


def _bodies() -> list[dict[str, str]]:
    """From the least to the most dangerous for him."""
    found = [one for one in current_pack().every(Authority) if letters_to(one)]
    found.sort(key=lambda one: (reprisal_rank(one.reprisal_risk, one.audiences), one.id))
    return [
        {
            "code": one.id,
            "name": one.name.said(language()),
            "can_do": one.can_do.said(language()),
            "risk": gettext(RISK.get(one.reprisal_risk, RISK["high"])),
        }
        for one in found
    ]

"""A letter that was sent already: mothers have months of them, and the law goes on from each."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions.entering import LONGEST_TITLE, Came, Sent, enter
from himoya.appeals.models import Appeal
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries import Subject, current_pack, subject_of
from himoya.appeals.queries.running import replies_of
from himoya.appeals.rules.together import LETTER as TOGETHER
from himoya.appeals.words import LETTERS, WAYS
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import kept_file, language, to_letter, today
from himoya.desk.appeals.writing import before_words, sent_letters
from himoya.desk.case.family_fields import Day, Line
from himoya.desk.case.fields import Story
from himoya.desk.case.frame import the_case, together
from himoya.desk.case.kin import words as kin
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

GROUPS = (
    (N_("The letter"), ("to", "letter", "title", "on", "channel", "scan")),
    (N_("The proof that it was sent"), ("proof", "proof_file")),
    (N_("Its number there, if they gave one"), ("registered_on", "number")),
    (N_("The answer, if one came"), ("answered", "came_on", "answer_number", "answer", "answer_file")),
    (N_("What belongs to it"), ("signer", "after", "complained_of")),
)


class BeforeForm(Form):
    to = forms.ChoiceField(label=_("To whom"))
    letter = forms.ChoiceField(label=_("What it was about"), required=False)
    title = Line(label=_("Or in a few words"), max_length=LONGEST_TITLE, required=False)
    on = Day(label=_("Sent on"), ahead=True)  # the action has a better sentence for tomorrow
    channel = forms.ChoiceField(
        label=_("By which way"), help_text=_("Whether that binds them, the law of that day says.")
    )
    scan = forms.FileField(label=_("Photo or scan of the letter itself"), required=False)
    proof = Line(label=_("Number of the receipt or of the official site"), max_length=120, required=False)
    proof_file = forms.FileField(label=_("Photo or scan of the receipt or stamp"), required=False)
    registered_on = Day(label=_("Registered on"), required=False)
    number = Line(label=_("The authority’s number, if there is one"), max_length=80, required=False)
    answered = Day(label=_("Day that the answer bears"), ahead=True, required=False)
    came_on = Day(label=_("Came on"), ahead=True, required=False)
    answer_number = Line(label=_("Its number"), max_length=80, required=False)
    answer = Story(label=_("Its words"), help_text=_("Paste them, or add the file below."), required=False)
    answer_file = forms.FileField(label=_("Photo or scan, with all its pages"), required=False)
    signer = forms.ChoiceField(label=_("Who signed it"), required=False)
    after = forms.ChoiceField(label=_("After which earlier letter"), required=False)
    complained_of = forms.ChoiceField(label=_("Authority complained of"), required=False)

    def __init__(self, data: Any, files: Any, subject: Subject, earlier: list[Appeal]) -> None:
        super().__init__(data, files)
        bodies = sorted((one.name.said(language()), one.id) for one in current_pack().every(Authority))
        to = [("", "—"), *((code, name) for name, code in bodies)]
        people = [(str(one.pk), f"{one.name}, {kin(one.relation)}") for one in subject.relatives]
        for name, choices in (
            ("to", to),
            ("complained_of", to),
            (
                "letter",
                [("", "—"), *((code, gettext(words)) for code, words in LETTERS.items() if code != TOGETHER)],
            ),
            ("channel", [("", "—"), *((code, gettext(words)) for code, words in WAYS.items())]),
            ("signer", [("", "—"), *people]),
            ("after", [("", "—"), *((str(one.pk), before_words(one)) for one in earlier)]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # all of them offer choices
        if not earlier:
            del self.fields["after"]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (gettext(heading), [self[name] for name in names if name in self.fields])
            for heading, names in GROUPS
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        told = any(given.get(name) for name in ("came_on", "answer_number", "answer", "answer_file"))
        if told and not given.get("answered") and "answered" not in self.errors:
            self.add_error("answered", gettext("Write down which day the answer bears."))
        if given.get("number") and not given.get("registered_on") and "registered_on" not in self.errors:
            self.add_error("registered_on", gettext("Write down on which day it was registered."))
        return given


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    subject, earlier = subject_of(case, today()), sent_letters(case, together(case, request.user))
    form = BeforeForm(request.POST or None, request.FILES or None, subject, earlier)
    if form.is_valid():
        try:
            made = enter(case, _told(request, case, form, subject, earlier), by=request.user)
        except BadInput as error:
            form.add_error(None, error.said(language()))
        else:
            messages.success(
                request, gettext("Written down as sent before. Its clocks run from its own day.")
            )
            return _on(case, made)
    values = {"case": case, "form": form, "groups": form.groups()}
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/before.html", values, seen=f"case {case.pk}", status=status)


def _told(
    request: StaffRequest, case: Case, form: BeforeForm, subject: Subject, earlier: list[Appeal]
) -> Sent:
    typed = form.cleaned_data
    abouts = {
        "scan": gettext("Letter that was sent before"),
        "proof_file": gettext("Proof that a letter was sent"),
        "answer_file": gettext("Answer to a letter"),
    }
    files = {name: kept_file(request, case, form, name, about) for name, about in abouts.items()}
    answer = None
    if typed["answered"]:
        answer = Came(
            typed["answered"], typed["came_on"] or typed["answered"], typed["answer"], files["answer_file"],
            typed["answer_number"],
        )  # fmt: skip
    return Sent(
        authority=typed["to"], on=typed["on"], channel=typed["channel"], letter=typed["letter"],
        title=typed["title"], proof=typed["proof"], proof_file=files["proof_file"], scan=files["scan"],
        signer=next((one for one in subject.relatives if str(one.pk) == typed["signer"]), None),
        after=next((one for one in earlier if str(one.pk) == typed.get("after")), None),
        complained_of=typed["complained_of"], registered_on=typed["registered_on"], number=typed["number"],
        answer=answer,
    )  # fmt: skip


def _on(case: Case, made: Appeal) -> HttpResponse:
    """An answer is judged next: before that no clock stops."""
    unjudged = replies_of(made).filter(grade="").first()
    if unjudged is None:
        return to_letter(case, made)
    return HttpResponseRedirect(reverse("letter-grade", args=[case.pk, made.pk, unjudged.pk]), status=303)

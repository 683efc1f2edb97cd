"""The note of six facts: choose for whom, see it, print it."""

from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.desk.case.frame import the_case
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.desk.papers.frame import as_pdf, language_of, the_subject, today, why_not, why_words
from himoya.papers import saying
from himoya.papers.actions import note_printed
from himoya.papers.note.making import Note, missing, paper_of
from himoya.papers.note.queries import told_of
from himoya.papers.note.rules import USUAL, asks_allowed, wish_is_known
from himoya.papers.rules import RECIPIENTS, rule_goes
from himoya.people.models import Consent
from himoya.people.recipients import RECIPIENTS as RISKS
from himoya.security.access import StaffRequest, allow, freshly_proven
from himoya.subjects.queries import Subject


class NoteForm(Form):
    to = forms.ChoiceField(
        label=_("For whom"), choices=[(code, gettext_lazy(RISKS[code].name)) for code in RECIPIENTS]
    )
    language = forms.ChoiceField(label=_("Language of the note"), choices=list(LANGUAGES.items()))
    told = forms.MultipleChoiceField(
        label=_("What happened: what may stand there"),
        help_text=_("Tick only what you have looked into yourself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    asked = forms.MultipleChoiceField(
        label=_("What is asked"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: QueryDict | dict[str, Any], told: list[tuple[str, str]], asked: list[tuple[str, str]]
    ):
        super().__init__(data)
        for name, choices in (("told", told), ("asked", asked)):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    subject = the_subject(case, request.user)
    asked = request.POST if request.method == "POST" else request.GET
    recipient = asked.get("to", "")
    if recipient not in RECIPIENTS:
        values = {"case": case, "recipients": [(code, RISKS[code]) for code in RECIPIENTS]}
        return page(request, "papers/note.html", values, seen=f"case {case.pk}")
    why, consent = why_not(subject, recipient)
    if why or consent is None:
        values = {"case": case, "why": why_words(why), "risk": RISKS[recipient], "to": recipient}
        status = 422 if request.method == "POST" else 200
        return page(request, "papers/note.html", values, seen=f"case {case.pk}", status=status)
    return _written(request, case, subject, recipient, consent, asked)


def _written(
    request: StaffRequest, case: Case, subject: Subject, recipient: str, consent: Consent, asked: QueryDict
) -> HttpResponse:
    language = language_of(asked.get("language", ""))
    told = told_of(subject.persons, request.user)
    rows = [row for row in told if rule_goes(recipient, consent.scope, row[0].rule)]
    may = asks_allowed(recipient, consent.scope, subject.wishes)
    form = NoteForm(
        asked
        if asked.get("chosen")
        else _usual(recipient, language, [one.rule for one, acted in rows if acted]),
        [
            (one.rule, f"{saying.day(one.day)}: {saying.text('note', one.rule, language)}")
            for one, _acted in rows
        ],
        [(ask, saying.text("note", f"ask_{ask}", language)) for ask in may],
    )
    chosen = form.cleaned_data if form.is_valid() else {}
    made = Note(
        number=case.pk,
        subject=subject,
        recipient=recipient,
        scope=consent.scope,
        until=consent.expires_on,
        language=language,
        made_on=today(),
        told=[one for one, _acted in rows if one.rule in chosen.get("told", ())],
        asked=chosen.get("asked", ()),
    )
    if request.method == "POST" and form.is_valid():
        return _printed(request, case, made)
    values = {
        "case": case,
        "to": recipient,
        "risk": RISKS[recipient],
        "form": form,
        "paper": paper_of(made),
        "missing": missing(made),
        "differ": [
            (gettext(saying.label(kind, "en")), values)
            for kind in ("name", "birth_date", "facility", "article", "term_months")
            if len(values := subject.differ(kind)) > 1
        ],
        "wish_unknown": not wish_is_known(subject.wishes),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "papers/note.html", values, seen=f"case {case.pk}", status=status)


@freshly_proven
def _printed(request: StaffRequest, case: Case, made: Note) -> HttpResponse:
    note_printed(case, made.recipient, request.user)
    return as_pdf(paper_of(made), f"himoya-note-{case.pk}")


def _usual(recipient: str, language: str, acted: list[str]) -> dict[str, Any]:
    """At first: what somebody has acted on already, and what is mostly asked."""
    return {"to": recipient, "language": language, "told": acted, "asked": list(USUAL[recipient])}

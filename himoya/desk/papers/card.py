"""The call card of a case: seen, and printed."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.catalogues.cyrillic import to_cyrillic
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.contact.card import SCRIPTS, questions
from himoya.desk.case.frame import the_case
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.desk.papers.frame import as_pdf, the_subject, today
from himoya.papers.actions import card_printed
from himoya.papers.card.making import first_name, paper_of
from himoya.papers.card.queries import answered, names_told, recruiters_seen
from himoya.papers.card.rules import is_missing, order
from himoya.printing.paper import Paper
from himoya.security.access import StaffRequest, allow
from himoya.subjects.queries import Subject

_IN_RUSSIAN = str.maketrans("ўқғҳЎҚҒҲ", "укгхУКГХ")


class CardForm(Form):
    script = forms.ChoiceField(
        label=_("In which script"), choices=[(code, LANGUAGES[code]) for code in SCRIPTS]
    )
    name = forms.BooleanField(
        label=_("With the first name"),
        help_text=_("Without it the card names nobody, whoever finds it."),
        required=False,
    )


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    subject = the_subject(case, request.user)
    known, recruiters = answered(subject, now), recruiters_seen(subject, now)
    first = order(known, today(), recruiters=recruiters)
    form = CardForm(request.POST if request.method == "POST" else _asked(request))
    chosen = form.cleaned_data if form.is_valid() else {}
    script: str = chosen.get("script", SCRIPTS[0])
    paper = paper_of(first, script, _name(subject, script) if chosen.get("name") else "")
    if request.method == "POST" and form.is_valid():
        return _printed(request, case, paper)
    language = get_language() or "en"
    values = {
        "case": case,
        "paper": paper,
        "form": form,
        "questions": [
            (question.settles[language], is_missing(question.code, known, today()))
            for question in sorted(questions(), key=lambda one: first.index(one.code))
        ],
        "recruiters": recruiters,
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "papers/card.html", values, seen=f"case {case.pk}", status=status)


def _asked(request: StaffRequest) -> dict[str, str]:
    """What the address asks for; at first the page's own script, without the name."""
    script = request.GET.get("script", get_language() or "")
    asked = {"script": script if script in SCRIPTS else SCRIPTS[0]}
    return {**asked, "name": "on"} if request.GET.get("name") else asked


def _name(subject: Subject, script: str) -> str:
    name = first_name(names_told(subject))
    if script == "uz":
        return name
    return to_cyrillic(name).translate(_IN_RUSSIAN) if script == "ru" else to_cyrillic(name)


def _printed(request: StaffRequest, case: Case, paper: Paper) -> HttpResponse:
    card_printed(case, request.user)
    return as_pdf(paper, f"himoya-card-{case.pk}")

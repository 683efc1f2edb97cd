"""The visit sheet of one place, for a consul or a lawyer."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.desk.papers.frame import as_pdf, language_of, today
from himoya.desk.people.places import mark_of
from himoya.language.army import is_army_place
from himoya.papers.actions import visit_printed
from himoya.papers.rules import LAWYER, UZ_STATE
from himoya.papers.visit.making import Visit, gather, paper_of
from himoya.papers.visit.queries import cases_by_place, people_of
from himoya.papers.visit.rules import Place
from himoya.people.recipients import RECIPIENTS as RISKS
from himoya.security.access import StaffRequest, allow, freshly_proven

VISITORS = (UZ_STATE, LAWYER)


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place to choose; `mark` names it in the address, as on the list of people."""

    mark: str
    words: str
    cases: int


class VisitForm(Form):
    to = forms.ChoiceField(
        label=_("For whom"), choices=[(code, gettext_lazy(RISKS[code].name)) for code in VISITORS]
    )
    language = forms.ChoiceField(label=_("Language of the sheet"), choices=list(LANGUAGES.items()))


@allow(Right.TAKE_BUNDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: StaffRequest) -> HttpResponse:
    there = cases_by_place(request.user)
    marks = {mark_of(spelling): place for place in there for spelling in place.spellings}
    asked = request.POST if request.method == "POST" else request.GET
    place = marks.get(asked.get("place", ""))
    if place is None:
        values = {"places": _shown(there), "asked": bool(asked.get("place"))}
        return page(request, "papers/visit.html", values, seen="visit")
    recipient = asked.get("to", "")
    recipient = recipient if recipient in VISITORS else UZ_STATE
    language = language_of(asked.get("language", ""))
    made = gather(place.words, people_of(there[place]), recipient, today())
    if request.method == "POST" and made.named:
        return _printed(request, made, language)
    values = {
        "mark": mark_of(place.words),
        "place": place.words,
        "army": is_army_place(place.words),
        "made": made,
        "risk": RISKS[recipient],
        "to": recipient,
        "language": language,
        "paper": paper_of(made, language, today()),
        "form": VisitForm({"to": recipient, "language": language}),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "papers/visit.html", values, seen="visit", status=status)


@freshly_proven
def _printed(request: StaffRequest, made: Visit, language: str) -> HttpResponse:
    visit_printed(list(Case.objects.filter(pk__in=made.cases).order_by("pk")), made.recipient, request.user)
    return as_pdf(paper_of(made, language, today()), "himoya-visit")


def _shown(there: dict[Place, list[int]]) -> list[ShownPlace]:
    return [ShownPlace(mark_of(place.words), place.words, len(cases)) for place, cases in there.items()]

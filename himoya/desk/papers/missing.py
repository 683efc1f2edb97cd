"""A disappearance: the clock, what was done, what the pack lacks, and the pack itself."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.common.roles import Right
from himoya.common.say import LANGUAGES
from himoya.desk.case.frame import the_case
from himoya.desk.case.timeline import DEEDS
from himoya.desk.page import page
from himoya.desk.papers.frame import as_pdf, language_of, the_subject, today, why_not, why_words
from himoya.papers import saying
from himoya.papers.actions import search_printed
from himoya.papers.missing.making import Done, lacking, paper_of
from himoya.papers.missing.queries import done_about
from himoya.papers.missing.rules import clock_of, holder
from himoya.papers.note.making import Note
from himoya.papers.note.rules import wish_is_known
from himoya.papers.rules import ICRC_UN
from himoya.security.access import StaffRequest, allow, freshly_proven
from himoya.subjects.queries import Subject


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def missing(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    subject = the_subject(case, request.user)
    why, consent = why_not(subject, ICRC_UN)
    asked = request.POST if request.method == "POST" else request.GET
    language, done = language_of(asked.get("language", "")), done_about(subject.persons, request.user)
    made = None
    if consent and not why:
        made = Note(case.pk, subject, ICRC_UN, consent.scope, consent.expires_on, language, today())
        if request.method == "POST":
            return _printed(request, case, made, done)
    values = {
        "case": case,
        **_shown(subject, done, today()),
        "why": why_words(why),
        "paper": paper_of(made, done) if made else None,
        "lacking": lacking(made, done) if made else [],
        "language": language,
        "tongues": LANGUAGES,
        "wish_unknown": not wish_is_known(subject.wishes),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "papers/missing.html", values, seen=f"case {case.pk}", status=status)


def _shown(subject: Subject, done: list[Done], on: date) -> dict[str, Any]:
    """What the group itself sees, whatever the consent."""
    held_by, last = holder(subject.last_place), subject.last_sign
    return {
        "clock": clock_of(last.first, on) if last else None,
        "last_sign": saying.days(last) if last else "",
        "place": subject.last_place,
        "held_by": saying.text("missing", held_by, get_language() or "en") if held_by else "",
        "done": [(one.day, gettext(DEEDS[one.kind])) for one in done],
    }


@freshly_proven
def _printed(request: StaffRequest, case: Case, made: Note, done: list[Done]) -> HttpResponse:
    search_printed(case, request.user)
    return as_pdf(paper_of(made, done), f"himoya-search-{case.pk}")

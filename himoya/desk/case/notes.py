"""Notes for the next one who opens the case. They are never changed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from himoya.cases.actions import add_note
from himoya.cases.models import Case, Note
from himoya.cases.queries import notes_of
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.fields import Story, name_of
from himoya.desk.case.frame import alone, back, the_case
from himoya.desk.case.masking import for_eyes
from himoya.desk.forms import Form
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

PAGE, FEW = 30, 5


class NoteForm(Form):
    text = Story(label=_("Note"), help_text=_("It cannot be changed later. Write a better one below it."))


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    notes = list(notes_of(case)[: FEW + 1])
    return {"case": case, "notes": _rows(notes[:FEW], account), "more": len(notes) > FEW, "form": NoteForm()}


def _rows(notes: Iterable[Note], account: Account) -> list[dict[str, Any]]:
    return [
        {"text": for_eyes(account.role, note.text), "by": name_of(note.by), "at": note.at} for note in notes
    ]


@allow(Right.SEE_CASES)
@require_safe
def notes(request: StaffRequest, number: int) -> HttpResponse:
    """All of them, page by page."""
    case, now = the_case(request, number), clock.now()
    screen = Paginator(notes_of(case), PAGE).get_page(request.GET.get("page"))
    values = {"case": case, "notes": _rows(screen, request.user), "screen": screen, "form": NoteForm()}
    return alone(request, case, "notes", values, now, status=200)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_note(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return back(case, "notes")
    form = NoteForm(request.POST)
    if not form.is_valid():
        return alone(request, case, "notes", {**section(case, request.user, now), "form": form}, now)
    add_note(case, form.cleaned_data["text"], by=request.user)
    messages.success(request, gettext("The note is written down."))
    return back(case, "notes")

"""The note at the end of a shift."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from himoya.alarms.actions import leave_note, read_note
from himoya.alarms.models import ShiftNote
from himoya.alarms.shifts import shift
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.fields import Story
from himoya.desk.forms import Form
from himoya.desk.languages import way_back
from himoya.desk.page import page
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account


class NoteForm(Form):
    text = Story(
        label=_("What must the next one know?"),
        help_text=_("Every organiser and caseworker can read it: better a case number than a name."),
    )


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def shift_note(request: StaffRequest) -> HttpResponse:
    form = (
        NoteForm(request.POST)
        if request.method == "POST"
        else NoteForm(initial={"text": _start(request.user)})
    )
    if request.method == "POST" and form.is_valid():
        leave_note(form.cleaned_data["text"], by=request.user)
        messages.success(
            request, gettext("It stands on tonight’s page until it is read, at least two days. Rest well.")
        )
        return HttpResponseRedirect(reverse("tonight"), status=303)
    status = 422 if request.method == "POST" else 200
    return page(request, "acting/shift_note.html", {"form": form}, seen="shift note", status=status)


@allow(Right.WORK)
@require_POST
def read(request: StaffRequest, number: int) -> HttpResponse:
    """With one tap: she has read it."""
    note = get_object_or_404(ShiftNote, pk=number)
    if read_note(note, by=request.user):
        messages.success(request, gettext("Written down: you have read it."))
    return HttpResponseRedirect(way_back(request), status=303)


def _start(account: Account) -> str:
    """How much there is, without a name, to write on from."""
    now = clock.now()
    counts = shift(account, now, evening(now))
    return (
        gettext("Two hours left: %(open)s open, %(taken)s taken. Ended since the last note: %(ended)s.")
        % {"open": counts.open, "taken": counts.taken, "ended": counts.ended}
        + "\n\n"
    )

"""A new case after a phone call: typed, looked at, saved."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.shown import heading_of, said
from himoya.desk.inbox.forms import NewCase
from himoya.desk.inbox.known_cases import Known, known_cases
from himoya.desk.inbox.marking import Piece, pieces
from himoya.desk.page import page
from himoya.intake.actions import enter_case
from himoya.intake.hand import Hand, Proposed, hand
from himoya.security.access import StaffRequest, allow
from himoya.teaching.queries import own_cues
from himoya.urgency import rule


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing that was read, with its box."""

    key: str
    words: str
    shown: str
    ticked: bool
    urgent: bool


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request, "inbox/new_case.html", {"form": NewCase()}, seen="new-case")
    form = NewCase(request.POST)
    if not form.is_valid():
        return page(request, "inbox/new_case.html", {"form": form}, seen="new-case", status=422)
    chosen = _chosen(request)
    read = hand(form.heard(), timezone.localtime(clock.now()), "look", own_cues())
    known = known_cases(request.user, form.cleaned_data["name"])
    looked = request.POST.get("looked") == read.mark
    if not looked and (read.proposed or known):
        return page(request, "inbox/new_case.html", _look(request, form, read, known), seen="new-case")
    try:
        return _save(request, form, set(request.POST.getlist("take")) if looked else set(), chosen)
    except BadInput as error:
        form.add_error("name", error.said(get_language() or "en"))
        return page(request, "inbox/new_case.html", {"form": form}, seen="new-case", status=422)


def _save(request: StaffRequest, form: NewCase, ticked: set[str], known: Case | None) -> HttpResponse:
    case = enter_case(
        form.heard(),
        ticked=ticked,
        caller=form.who_called(),
        next_check_at=form.next_check_at(),
        known=known,
        by=request.user,
    )
    messages.success(request, gettext("Saved. Everything that was said stands here."))
    return HttpResponseRedirect(reverse("case", args=[case.pk]), status=303)


def _chosen(request: StaffRequest) -> Case | None:
    """The case it belongs to, when somebody known was chosen. A forged number is no page."""
    asked = request.POST.get("known", "")
    if not asked:
        return None
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    return get_object_or_404(cases_visible_to(request.user).select_related("person"), pk=number)


def _look(request: StaffRequest, form: NewCase, read: Hand, known: list[Known]) -> dict[str, object]:
    return {
        "form": form,
        "looked": read.mark,
        "ticks": [_tick(one) for one in read.proposed],
        "pieces": _said(read),
        "known": known,
    }


def _tick(one: Proposed) -> Tick:
    if one.kind == "urgent":
        return Tick(one.key, gettext("Cannot wait"), gettext(rule(one.value).title), True, True)
    return Tick(one.key, heading_of(one.kind), said(one.kind, one.value), True, False)


def _said(read: Hand) -> list[Piece]:
    spans = [(place, one.start, one.end) for place, one in enumerate(read.proposed)]
    return pieces(read.row.text, spans)

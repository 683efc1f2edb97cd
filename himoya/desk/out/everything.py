"""Taking everything out: asked by one person, agreed to by another."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.desk.out.forms import AskToExport
from himoya.desk.page import page
from himoya.handover.actions import NOBODY_YET, ONE_HAND, answer_request, ask_to_export
from himoya.handover.models import ExportRequest
from himoya.handover.queries import one_hand, others, requests, second_persons
from himoya.handover.rules import APART_AGAIN, VALID, State, state
from himoya.security.access import StaffRequest, allow, freshly_proven

SHOWN = 30
STATES = {
    State.WAITING: N_("waits for a second person"),
    State.READY: N_("agreed, not downloaded yet"),
    State.TAKEN: N_("downloaded"),
    State.REFUSED: N_("refused"),
    State.EXPIRED: N_("expired"),
}


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request as the page shows it, with what this account may do about it now."""

    row: ExportRequest
    state: State
    words: str
    to_answer: bool
    one_hand: str  # why this account cannot agree to it, though it may refuse
    to_take: bool
    until: datetime


@allow(Right.AGREE_TO_EXPORT)
@require_safe
def everything(request: StaffRequest) -> HttpResponse:
    return _page(request, AskToExport())


@allow(Right.EXPORT_ALL)
@require_POST
def ask(request: StaffRequest) -> HttpResponse:
    form = AskToExport(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    asked = form.cleaned_data
    try:
        ask_to_export(request.user, asked["format"], asked["why"], contacts=asked["contacts"])
    except BadInput as error:
        return _page(request, form, error.said(get_language() or "en"), status=422)
    messages.success(request, gettext("Asked. A second person opens this page and agrees."))
    return redirect("out")


@allow(Right.AGREE_TO_EXPORT)
@freshly_proven
@require_POST
def agree(request: StaffRequest, number: int) -> HttpResponse:
    done = gettext("Agreed. It can be downloaded once, within a day, by the person who asked.")
    return _answer(request, number, done, yes=True)


@allow(Right.AGREE_TO_EXPORT)
@require_POST
def refuse(request: StaffRequest, number: int) -> HttpResponse:
    return _answer(request, number, gettext("Refused. Nothing leaves."), yes=False)


def _answer(request: StaffRequest, number: int, done: str, *, yes: bool) -> HttpResponse:
    get_object_or_404(ExportRequest, pk=number)
    try:
        answer_request(request.user, number, agree=yes)
    except BadInput as error:
        return _page(request, AskToExport(), error.said(get_language() or "en"), status=422)
    messages.success(request, done)
    return redirect("out")


def _page(request: StaffRequest, form: AskToExport, sentence: str = "", status: int = 200) -> HttpResponse:
    now = clock.now()
    may_ask = may(request.user.role, Right.EXPORT_ALL)
    hand = one_hand(request.user, now)
    days = {"days": APART_AGAIN.days}
    alone = may_ask and not others(request.user).exists()
    nobody_yet = may_ask and not alone and not second_persons(request.user, now).exists()
    values = {
        "form": form,
        "sentence": sentence,
        "may_ask": may_ask,
        "alone": alone,
        "nobody_yet": gettext(NOBODY_YET) % days if nobody_yet else "",
        "requests": [_shown(row, request, now, hand) for row in requests()[:SHOWN]],
        "now": now,
    }
    return page(request, "out/everything.html", values, seen="out", status=status)


def _shown(row: ExportRequest, request: StaffRequest, now: datetime, hand: set[int]) -> ShownRequest:
    stands = state(row.at, row.agreed_at, row.refused_at, row.taken_at, now)
    own = row.by == request.user
    return ShownRequest(
        row,
        stands,
        gettext(STATES[stands]),
        to_answer=stands is State.WAITING and not own,
        one_hand=gettext(ONE_HAND) % {"days": APART_AGAIN.days} if row.by_id in hand else "",
        to_take=stands is State.READY and own,
        until=(row.agreed_at or row.at) + VALID,
    )

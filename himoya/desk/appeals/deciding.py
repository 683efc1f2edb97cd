"""Buttons of a letter: agree, let go, hold back, take back, close, open again."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from himoya.appeals import actions
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.frame import pressed, the_letter
from himoya.security.access import StaffRequest, allow


@allow(Right.TAKE_BUNDLE)
@require_POST
def agree(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    return pressed(
        request, case, one, partial(actions.agree, one, by=request.user, seen=request.POST.get("seen")),
        N_("Your yes is written down."),
    )  # fmt: skip


@allow(Right.SEE_CASES)
@require_POST
def release(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    act = partial(actions.release, one, by=request.user, seen=request.POST.get("seen"))
    return pressed(request, case, one, act, N_("Written down."))


@allow(Right.SEE_CASES)
@require_POST
def hold_back(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    said = N_("Held back. Everybody must agree again before it leaves.")
    return pressed(request, case, one, partial(actions.hold_back, one, by=request.user), said)


@allow(Right.WORK)
@require_POST
def renew(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    said = N_("Made anew with the words that hold now. Whoever had agreed must agree anew.")
    return pressed(request, case, one, partial(actions.renew_words, one, by=request.user), said)


@allow(Right.WORK)
@require_POST
def withdraw(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    said = N_("Taken back. Its number stays taken.")
    return pressed(request, case, one, partial(actions.withdraw, one, by=request.user), said)


@allow(Right.WORK)
@require_POST
def unsend(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    said = N_("It counts as not sent. Its clocks are gone.")
    return pressed(request, case, one, partial(actions.unsend, one, by=request.user), said)


@allow(Right.WORK)
@require_POST
def close(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    why = request.POST.get("why", "").replace("\0", "")
    return pressed(request, case, one, partial(actions.close, one, why, by=request.user), N_("Closed."))


@allow(Right.WORK)
@require_POST
def reopen(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    case, one = the_letter(request, number, letter)
    return pressed(request, case, one, partial(actions.reopen, one, by=request.user), N_("It is open again."))

"""Calls: written down in a few taps while the voice is still in the ear."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.cases.models import Case
from himoya.common import clock, moments
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.contact.actions import log_call, withdraw_call
from himoya.contact.models import Call
from himoya.contact.queries import calls_of, heard_at, proofs_of
from himoya.contact.rhythm import learn
from himoya.contact.rules import answers_to_ring
from himoya.contact.signs import WHY_NOT, proves
from himoya.contact.silence import marks
from himoya.contact.words import KINDS, SAID
from himoya.desk.case.attaching import as_sent
from himoya.desk.case.call_form import CallForm
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import alone, back, identities, the_case, together
from himoya.desk.case.masking import for_eyes
from himoya.evidence.actions import DiskFull, check_size, keep
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

PAGE, FEW = 30, 5


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    cases = together(case, account)
    calls = list(calls_of(cases)[: FEW + 1])
    rhythm = learn(heard_at(cases))
    last = next((one for one in calls if proves(one.kind)), None) or proofs_of(cases).first()
    return {
        "case": case,
        "calls": _readable(calls[:FEW], account, now),
        "more": len(calls) > FEW,
        "last": when_words(last, now) if last else "",
        "days": round(rhythm.days) if rhythm.learned else None,
        "expected": marks(last.at, rhythm).expected_at if last and rhythm.learned else None,
    }


def _readable(calls: Iterable[Call], account: Account, now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "pk": call.pk,
            "when": when_words(call, now),
            "kind": gettext(KINDS[call.kind]),
            "proves": proves(call.kind),
            "why_not": gettext(WHY_NOT.get(call.kind, "")),
            "seconds": call.seconds,
            "free": call.free,
            "said": said_words(call.said),
            "note": for_eyes(account.role, call.note),
            "by": name_of(call.noted_by) or gettext("the family, with its code"),
        }
        for call in calls
    ]


def when_words(call: Call, now: datetime) -> str:
    """The minute, or the days between which it was."""
    if call.earliest_at is None:
        return moments.moment(call.at, now, get_language() or "en", timezone.get_current_timezone())
    first, last = (f"{timezone.localtime(at):%d.%m.%Y}" for at in (call.earliest_at, call.at))
    return first if first == last else f"{first} – {last}"


def said_words(said: Mapping[str, str]) -> list[tuple[str, bool]]:
    """The answers in words, each with whether it rings."""
    told = [(SAID.get(answer, ""), {answer[0]: answer[1]}) for answer in said.items()]
    words = [(gettext(words), bool(answers_to_ring(alone))) for words, alone in told if words]
    if "next" in said:
        day = ".".join(reversed(said["next"].split("-")))
        words.append((gettext("next call: %(day)s") % {"day": day}, False))
    return words


@allow(Right.SEE_CASES)
@require_safe
def all_calls(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    screen = Paginator(calls_of(together(case, request.user)), PAGE).get_page(request.GET.get("page"))
    values = {
        **section(case, request.user, now),
        "calls": _readable(screen, request.user, now),
        "screen": screen,
        "more": False,
    }
    return alone(request, case, "calls", values, now, status=200)


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def add_call(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    if request.method != "POST":  # somebody changed the language while a mistake was shown
        return back(case, "calls")
    form = CallForm(request.POST, request.FILES, now=now)
    wrong = None
    if form.is_valid():
        try:
            _write_down(request, case, form)
        except DiskFull as error:
            # The log cannot be written either: this page is the one that stands without a line.
            full = {"heading": gettext("The disk is full"), "advice": error.said(get_language() or "en")}
            return render(request, "error.html", full, status=507)
        except BadInput as refused:
            wrong = refused.said(get_language() or "en")
        else:
            messages.success(request, gettext("The call is written down."))
            return back(case, "calls")
    values = {**section(case, request.user, now), "form": form, "wrong": wrong}
    return alone(request, case, "calls", values, now)


@transaction.atomic
def _write_down(request: StaffRequest, case: Case, form: CallForm) -> None:
    """The call and its voice note, or neither."""
    given, (earliest, at) = form.cleaned_data, form.span()
    if given["voice"]:
        check_size(given["voice"].size or 0)
    log_call(
        case,
        at=at,
        earliest_at=earliest,
        seconds=form.seconds(),
        free=given["free"],
        kind=given["kind"] or Call.Kind.VOICE,
        said=form.said(),
        note=given["note"],
        persons=identities(case),
        by=request.user,
    )
    if given["voice"]:
        name = given["voice"].name or ""
        keep(case, as_sent(given["voice"]), name, about=gettext("Voice note of a call"), by=request.user)


@allow(Right.WORK)
@require_POST
def take_call_back(request: StaffRequest, number: int, call: int) -> HttpResponse:
    case = the_case(request, number)
    # Only from the page of the case it stands in: there somebody sees what it belongs to.
    wrong = get_object_or_404(
        Call.objects.select_related("case"), pk=call, case__in=together(case, request.user)
    )
    withdraw_call(wrong, "", by=request.user)
    messages.success(request, gettext("The call is taken back. It still stands in the history."))
    return back(case, "calls")

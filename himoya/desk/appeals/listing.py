"""The letters of a case: on its page, and on a page of their own."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.alarms.calling import rules_for_letters
from himoya.appeals.queries.law import current_pack
from himoya.appeals.queries.next import next_steps
from himoya.appeals.queries.running import letters_of, running_terms
from himoya.appeals.queries.subject import subject_of
from himoya.appeals.queries.writing import draft
from himoya.appeals.rules.together import LETTER
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, today
from himoya.desk.appeals.gating import gate_words
from himoya.desk.appeals.reading import unread
from himoya.desk.appeals.ready import ready_letters
from himoya.desk.appeals.shown import authority_name, letter_name, row_of
from himoya.desk.case.frame import identities, the_case, together
from himoya.desk.page import page
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account
from himoya.urgency import rule

FEW = 4


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    numbers = together(case, account)
    rows = list(letters_of(numbers)[: FEW + 1])
    soonest = [
        due for terms in running_terms(numbers).values() for _term, due, side in terms if side == "authority"
    ]
    return {
        "case": case,
        "letters": [row_of(one) for one in rows[:FEW]],
        "more": len(rows) > FEW,
        "due": min(soonest, default=None),
        "today": today(),
    }


@allow(Right.SEE_CASES)
@require_safe
def letters(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    numbers = together(case, request.user)
    released = ready_letters(case, request.user)
    values = {
        "case": case,
        "letters": [row_of(one) for one in letters_of(numbers)],
        "unread": len(unread(case, request.user)),
        "ready": sum(not one.why_not for one in released),
        "held": [one for one in released if one.why_not],
        "rules": _rules(case, request.user),
        "next": list(_next(case, numbers)),
        "today": today(),
    }
    return page(request, "letters/list.html", values, seen=f"case {case.pk}")


def _rules(case: Case, account: Account) -> list[tuple[str, str]]:
    found = rules_for_letters(identities(case), evening(clock.now()), account)
    return [(code, gettext(rule(code).title)) for code in found]


def _next(case: Case, numbers: list[int]) -> Any:
    """What the law says to write now and what stands in the way of preparing it."""
    subject = None
    for one in next_steps(today(), numbers):
        if one.next.letter == LETTER:
            yield {
                "after": one.appeal,
                "to": authority_name(current_pack(), one.next.authority),
                "letter": letter_name(LETTER),
                "together": one.next.authority,
            }
            continue
        subject = subject or subject_of(case, today())
        try:
            made = draft(
                subject, one.next.authority, one.next.letter, today=today(), more=one.more,
                whats_new="-", after=one.appeal,
            )  # fmt: skip
            gate = gate_words(made.gate)
        except BadInput as error:
            gate = {"verdict": "blocked", "sentence": error.said(language()), "why": ""}
        yield {
            "after": one.appeal,
            "to": authority_name(current_pack(), one.next.authority),
            "letter": letter_name(one.next.letter),
            "gate": gate,
        }

"""What was changed in the case: from what, to what, why, by whom."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.cases.models import Case, Change
from himoya.cases.queries import changes_of
from himoya.cases.words import FIELDS, GRADES, STANDINGS, VALUES
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.appeals.filling import history_words, part_name
from himoya.desk.case.conflict import shown
from himoya.desk.case.family_history import field_words, value_words
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import alone, the_case
from himoya.desk.case.masking import for_eyes, masked
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

PAGE = 30
FEW = 5  # on the case page itself
SUBJECTS = {
    "statement": N_("Statement %(number)s"),
    "stay": N_("Stay %(number)s"),
    "call": N_("Call %(number)s"),
    "need": N_("Need %(number)s"),
    "consent": N_("Consent %(number)s"),
    "relative": N_("Relative %(number)s"),
    "attachment": N_("File %(number)s"),
    "task": N_("Task %(number)s"),
    "account": N_("Account %(number)s"),
    "letter": N_("Letter %(number)s"),
}
STATES = {
    **STANDINGS,
    "source_withdrawn": N_("the message was taken back"),
    "kept": N_("kept without the message"),
}


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    newest = list(changes_of(case)[: FEW + 1])
    return {"case": case, "changes": [_row(one, account) for one in newest[:FEW]], "more": len(newest) > FEW}


@allow(Right.SEE_CASES)
@require_safe
def history(request: StaffRequest, number: int) -> HttpResponse:
    """All of it, page by page."""
    case = the_case(request, number)
    screen = Paginator(changes_of(case), PAGE).get_page(request.GET.get("page"))
    values = {"case": case, "changes": [_row(one, request.user) for one in screen], "screen": screen}
    return alone(request, case, "history", values, clock.now(), status=200)


def _row(change: Change, account: Account) -> dict[str, Any]:
    return {
        "words": gettext(FIELDS[change.field]) if change.field in FIELDS else numbered(change.field),
        "old": for_eyes(account.role, _value(change.field, change.old)),
        "new": for_eyes(account.role, _value(change.field, change.new)),
        "why": for_eyes(account.role, change.why),
        "by": name_of(change.by),
        "at": change.at,
    }


def numbered(subject: str) -> str:
    """ "statement 12" in the reader's language."""
    kind, number, *_field = [*subject.split(" "), ""]
    if kind not in SUBJECTS:
        return subject
    part = part_name(_field[0]) if kind == "letter" and _field else field_words(subject)
    return " · ".join(filter(None, [gettext(SUBJECTS[kind]) % {"number": number}, part]))


def _value(field: str, text: str) -> str:
    if field in ("owner", "given"):
        return numbered(text)
    if field.startswith(("relative ", "consent ")):
        return masked(value_words(field, text))
    if field.startswith("letter ") and field.count(" ") == 2:
        return history_words(field.rpartition(" ")[2], text)
    if text in STATES:
        return gettext(STATES[text])
    if field.startswith("statement ") and "=" in text:
        return _statement(text)
    return shown(field, text)


def _statement(line: str) -> str:
    """ "contract=signed (V1, 2026-11-16)" in words."""
    kind, _, rest = line.partition("=")
    value, _, known = rest.rpartition(" (")
    grade, _, day = known.rstrip(")").partition(", ")
    said = VALUES.get(kind, {}).get(value, value)
    return f"{gettext(said)} ({gettext(GRADES.get(grade, grade))}, {day})"

"""Everything that happened around one person in one list, newest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.appeals.words import EVENTS as LETTERS
from himoya.cases.models import Case
from himoya.cases.words import GRADES
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.contact.signs import proves
from himoya.contact.words import KINDS as SIGNS
from himoya.desk.case import family_history
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import alone, identities, the_case, together
from himoya.desk.case.history import numbered
from himoya.desk.case.masking import for_eyes, masked
from himoya.desk.case.moments import LONGEST_QUOTE, moments, rows_of
from himoya.desk.case.shown import heading_of, said
from himoya.desk.tags import chat_name, level_words
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account
from himoya.urgency import Level, rule

PAGE, FEW = 30, 8

KINDS = {
    "message": N_("Message"),
    "statement": N_("Stated"),
    "call": N_("Call"),
    "stay": N_("Place"),
    "alarm": N_("Alarm"),
    "deed": N_("Done"),
    "event": N_("Case"),
    "note": N_("Note"),
}
DEEDS = {
    "called_family": N_("called the family"),
    "nobody_answered": N_("called; nobody answered"),
    "told_lawyer": N_("told the lawyer"),
    "wrote": N_("wrote to a body"),
    "taken": N_("took it on"),
    "watching": N_("keeps watching"),
    "assigned": N_("asked somebody to act"),
    "resolved": N_("ended it"),
    "false_alarm": N_("marked a false alarm"),
    "other": N_("something else"),
}
EVENTS = {
    "case.opened": N_("the case was opened"),
    "call.withdrawn": N_("a call was taken back"),
    "deadline.added": N_("a last day was written down"),
    "deadline.met": N_("a last day was met"),
    "deadline.reopened": N_("a last day was opened again"),
    "deadline.withdrawn": N_("a last day was taken back"),
    "stay.ended": N_("a stay was ended"),
    "stay.withdrawn": N_("a stay was taken back"),
    "paper.note_printed": N_("a short note was printed"),
    "paper.search_printed": N_("the paper of a disappearance was printed"),
    "paper.visit_printed": N_("was on a printed visit sheet"),
    **family_history.EVENTS,
    **LETTERS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, ready to be read."""

    kind: str
    at: datetime
    text: str
    more: str = ""
    message: int | None = None


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    newest = list(moments(identities(case), together(case, account), account)[: FEW + 1])
    return {"case": case, "lines": _lines(newest[:FEW], account), "more": len(newest) > FEW}


@allow(Right.SEE_CASES)
@require_safe
def timeline(request: StaffRequest, number: int) -> HttpResponse:
    """All of it, page by page."""
    case, now = the_case(request, number), clock.now()
    every = moments(identities(case), together(case, request.user), request.user)
    screen = Paginator(every, PAGE).get_page(request.GET.get("page"))
    values = {"case": case, "lines": _lines(list(screen), request.user), "screen": screen}
    return alone(request, case, "timeline", values, now, status=200)


def _lines(listed: Sequence[Any], account: Account) -> list[Line]:
    """The rows behind the moments, a query for each kind that occurs."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for one in listed:
        wanted[one["what"]].append(one["pk"])
    rows = {what: rows_of(what, numbers) for what, numbers in wanted.items()}
    lines = []
    for one in listed:
        row = rows[one["what"]].get(one["pk"])
        if row is not None:
            text, more, *message = SAYING[one["what"]](row)
            text, more = for_eyes(account.role, text), for_eyes(account.role, more)
            lines.append(Line(gettext(KINDS[one["what"]]), one["moment"], text, more, *message))
    return lines


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _message(row: Any) -> tuple[str, str, int]:
    text = masked(row.beginning)
    cut = f"{text[:LONGEST_QUOTE].rstrip()} …" if len(text) > LONGEST_QUOTE else text
    return cut, chat_name(masked(row.chat.title)), row.pk


def _statement(row: Any) -> tuple[str, str]:
    text = f"{heading_of(row.kind)}: {said(row.kind, row.value)}"
    taken_back = gettext("taken back") if row.withdrawn_at else ""
    return text, _joined([gettext(GRADES[row.grade]), name_of(row.stated_by), taken_back])


def _call(row: Any) -> tuple[str, str]:
    heard = gettext("The person was heard.") if row.kind == "voice" else gettext(SIGNS[row.kind])
    unproved = "" if proves(row.kind) else gettext("does not prove life")
    by = name_of(row.noted_by) or gettext("the family, with its code")
    return _joined([heard, row.note]) if row.kind != "voice" else row.note or heard, _joined([unproved, by])


def _stay(row: Any) -> tuple[str, str]:
    since = f"{row.since:%d.%m.%Y}" if row.since else ""
    until = f"– {row.until:%d.%m.%Y}" if row.until else ""
    return row.place, _joined([" ".join(filter(None, [since, until])), row.how_known])


def _alarm(row: Any) -> tuple[str, str]:
    return gettext(rule(row.rule).title), level_words(Level(row.level))


def _deed(row: Any) -> tuple[str, str]:
    undone = gettext("taken back") if row.undone_at else ""
    return _joined([gettext(DEEDS.get(row.kind, row.kind)), row.note]), _joined([name_of(row.by), undone])


def _event(row: Any) -> tuple[str, str]:
    what = gettext(EVENTS[row.code]) if row.code in EVENTS else numbered(row.subject)
    return what or gettext("something was written down"), name_of(row.actor)


def _note(row: Any) -> tuple[str, str]:
    return row.text, name_of(row.by)


SAYING: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "message": _message,
    "statement": _statement,
    "call": _call,
    "stay": _stay,
    "alarm": _alarm,
    "deed": _deed,
    "event": _event,
    "note": _note,
}

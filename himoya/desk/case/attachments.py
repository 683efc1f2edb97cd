"""The files of a case: the list, and taking one back. A picture stands on a page of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.case.frame import alone, back, the_case, together
from himoya.desk.case.masking import masked
from himoya.evidence.actions import withdraw
from himoya.evidence.models import Attachment
from himoya.evidence.queries import attachments_of
from himoya.evidence.rules import EXCEL, PICTURES, SOUNDS, WORD, download_name
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

ON_THE_CASE, ON_A_PAGE = 12, 50
KINDS = {
    **dict.fromkeys(PICTURES, N_("picture")),
    **dict.fromkeys(SOUNDS, N_("sound")),
    "video/mp4": N_("film"),
    "application/pdf": N_("PDF"),
    WORD: N_("Word document"),
    EXCEL: N_("Excel table"),
}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """One file in words; its name may be anything and is drawn as text only."""

    row: Attachment
    name: str
    kind: str
    size: str
    told_by: str
    note: str
    can_be_shown: bool


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    rows = list(attachments_of(together(case, account))[: ON_THE_CASE + 1])
    return {"files": [shown(row) for row in rows[:ON_THE_CASE]], "more": len(rows) > ON_THE_CASE}


def shown(row: Attachment) -> ShownFile:
    return ShownFile(
        row,
        masked(download_name(row.file_name, row.media_type, row.pk)),
        gettext(KINDS.get(row.media_type, N_("file of another kind"))),
        size_words(row.size),
        masked(row.told_by),
        masked(row.note),
        row.media_type in PICTURES | SOUNDS,
    )


def size_words(size: int) -> str:
    if size < 1 << 20:
        return gettext("%(number)s KB") % {"number": max(1, round(size / 1024))}
    return gettext("%(number)s MB") % {"number": f"{size / (1 << 20):.1f}"}


@allow(Right.SEE_CASES)
@require_safe
def files(request: StaffRequest, number: int) -> HttpResponse:
    """All files of the case, newest first."""
    case = the_case(request, number)
    asked = request.GET.get("from", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    rows = list(attachments_of(together(case, request.user))[start : start + ON_A_PAGE + 1])
    values = {
        "files": [shown(row) for row in rows[:ON_A_PAGE]],
        "next": start + ON_A_PAGE if len(rows) > ON_A_PAGE else None,
        "previous": max(start - ON_A_PAGE, 0) if start else None,
    }
    return alone(request, case, "attachments", values, clock.now(), status=200)


@allow(Right.WORK)
@require_POST
def take_back(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = get_object_or_404(
        Attachment.objects.select_related("case"), pk=which, case__in=together(case, request.user)
    )
    if withdraw(row, by=request.user):
        messages.success(request, gettext("Hidden. It stays in the database until the person is erased."))
    return back(case, "attachments")

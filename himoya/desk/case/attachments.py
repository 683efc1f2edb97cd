"""The files of a case: the list, a new one, taking one back. A picture stands on a page of its own."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.case.family_fields import Line
from himoya.desk.case.frame import alone, back, the_case, together
from himoya.desk.case.masking import masked
from himoya.desk.forms import Form
from himoya.evidence.actions import DiskFull, keep, withdraw
from himoya.evidence.models import Attachment
from himoya.evidence.queries import attachments_of
from himoya.evidence.rules import EXCEL, LARGEST, PICTURES, SOUNDS, WORD, download_name
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


class NewFile(Form):
    file = forms.FileField(label=_("The file"), max_length=1000)
    told_by = Line(label=_("Who gave it"), required=False)
    note = Line(
        label=_("What is it?"),
        help_text=_("For example: the verdict, page 1 of 3."),
        max_length=300,
        required=False,
    )


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
        filesizeformat(row.size),
        masked(row.told_by),
        masked(row.note),
        row.media_type in PICTURES | SOUNDS,
    )


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
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    if request.method != "POST":
        return _form(request, case, NewFile(), 200)
    form = NewFile(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, case, form, 422)
    try:
        row, is_new = _kept(case, form, request.user)
    except DiskFull as error:
        # The log cannot be written either: this page is the one that stands without a line.
        values = {"heading": gettext("The disk is full"), "advice": error.said(get_language() or "en")}
        return render(request, "error.html", values, status=507)
    except BadInput as error:
        form.add_error("file", error.said(get_language() or "en"))
        return _form(request, case, form, 422)
    if is_new:
        messages.success(request, gettext("The file is kept, inside the encrypted database."))
    else:
        said = gettext("This file is here already, since %(day)s. It was not kept twice.")
        messages.warning(request, said % {"day": f"{row.at:%d.%m.%Y}"})
    return back(case, "attachments")


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


def _kept(case: Case, form: NewFile, account: Account) -> tuple[Attachment, bool]:
    given: UploadedFile = form.cleaned_data["file"]
    if (given.size or 0) > LARGEST:
        raise BadInput(
            N_("The file is larger than %(most)s MB. Send it in parts or make it smaller."),
            most=LARGEST >> 20,
        )
    return keep(
        case,
        as_sent(given),
        given.name or "",
        told_by=form.cleaned_data["told_by"],
        about=form.cleaned_data["note"],
        by=account,
    )


def as_sent(given: UploadedFile) -> bytes:
    """What was sent; not copied when it lies in memory already, as our settings want it."""
    inner = given.file
    return inner.getvalue() if isinstance(inner, BytesIO) else given.read()


def _form(request: StaffRequest, case: Case, form: NewFile, status: int) -> HttpResponse:
    limit = gettext("A photo, a PDF, a voice note or anything else, up to %(most)s MB.")
    values = {
        "form": form,
        "lines": [
            limit % {"most": LARGEST >> 20},
            gettext("It is kept as it is, inside the encrypted database, and never opened by Himoya."),
        ],
        "action": reverse("attachment-new", args=[case.pk]),
        "button": gettext("Keep this file"),
    }
    return alone(
        request, case, "attachments", values, clock.now(), template="case/one_form.html", status=status
    )

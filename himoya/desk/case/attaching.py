"""New files for a case: forty photos of a verdict at once, or one voice note."""

from collections.abc import Sequence
from io import BytesIO

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.family_fields import Line
from himoya.desk.case.frame import alone, back, the_case
from himoya.desk.forms import Form
from himoya.desk.imports.forms import FilesField
from himoya.evidence.actions import DiskFull, check_size, keep
from himoya.evidence.models import Attachment
from himoya.evidence.rules import LARGEST
from himoya.security.access import StaffRequest, allow

AT_ONCE = 100  # files


class NewFiles(Form):
    # An empty one among many is refused by name, not the whole lot.
    file = FilesField(label=_("The file, or several"), allow_empty_file=True)
    told_by = Line(label=_("Who gave it"), required=False)
    note = Line(
        label=_("What is it?"),
        help_text=_("For example: the verdict, page 1 of 3."),
        max_length=300,
        required=False,
    )


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    if request.method != "POST":
        return _form(request, case, NewFiles(), 200)
    form = NewFiles(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, case, form, 422)
    try:
        kept, known, refused = _kept(request, case, form)
    except DiskFull as error:
        # The log cannot be written either: this page is the one that stands without a line.
        values = {"heading": gettext("The disk is full"), "advice": error.said(get_language() or "en")}
        return render(request, "error.html", values, status=507)
    if refused and not kept and not known:
        for sentence in refused:
            form.add_error("file", sentence)
        return _form(request, case, form, 422)
    _tell(request, kept, known, refused)
    return back(case, "attachments")


def as_sent(given: UploadedFile) -> bytes:
    """What was sent; not copied when it lies in memory already, as our settings want it."""
    inner = given.file
    return inner.getvalue() if isinstance(inner, BytesIO) else given.read()


def _kept(
    request: StaffRequest, case: Case, form: NewFiles
) -> tuple[list[Attachment], list[Attachment], list[str]]:
    """What was kept now, what the case had already, and a sentence for each that cannot be kept."""
    kept: list[Attachment] = []
    known: list[Attachment] = []
    refused: list[str] = []
    files: Sequence[UploadedFile] = form.cleaned_data["file"]
    about = {"told_by": form.cleaned_data["told_by"], "about": form.cleaned_data["note"]}
    for given in files[:AT_ONCE]:
        try:
            check_size(given.size or 0)
            row, is_new = keep(case, as_sent(given), given.name or "", **about, by=request.user)
        except DiskFull:
            raise
        except BadInput as error:
            refused.append(f"{given.name}: {error.said(get_language() or 'en')}")
            continue
        (kept if is_new else known).append(row)
    if len(files) > AT_ONCE:
        refused.append(
            gettext("Only %(most)s files are kept at once. Send the rest again.") % {"most": AT_ONCE}
        )
    return kept, known, refused


def _tell(
    request: StaffRequest, kept: Sequence[Attachment], known: Sequence[Attachment], refused: Sequence[str]
) -> None:
    if kept:
        said = gettext("Kept inside the encrypted database. Files: %(number)s")
        messages.success(request, said % {"number": len(kept)})
    for row in known:
        said = gettext("%(name)s is here already, since %(day)s. It was not kept twice.")
        messages.warning(request, said % {"name": row.file_name, "day": f"{row.at:%d.%m.%Y}"})
    for sentence in refused:
        messages.error(request, sentence)


def _form(request: StaffRequest, case: Case, form: NewFiles, status: int) -> HttpResponse:
    limit = gettext("Photos, a PDF, a voice note or anything else, up to %(most)s MB each.")
    values = {
        "form": form,
        "lines": [
            limit % {"most": LARGEST >> 20},
            gettext("They are kept as they are, inside the encrypted database, and never opened by Himoya."),
        ],
        "action": reverse("attachment-new", args=[case.pk]),
        "button": gettext("Keep what I chose"),
    }
    return alone(
        request, case, "attachments", values, clock.now(), template="case/one_form.html", status=status
    )

"""One file: its page, its bytes for the page, its bytes to take away. Each look stands in the log first."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.attachments import shown
from himoya.desk.case.frame import alone, the_case, together
from himoya.desk.handed_out import LOCKED_UP
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.queries import content_of
from himoya.evidence.rules import OPAQUE, PICTURES, SHOWN, download_name
from himoya.security import audit
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_safe
def look(request: StaffRequest, number: int, which: int) -> HttpResponse:
    """A picture, blurred until pressed, or a sound."""
    case = the_case(request, number)
    row = _attachment(request, case, which)
    values = {"file": shown(row), "is_picture": row.media_type in PICTURES}
    return alone(
        request, case, "attachments", values, clock.now(), template="case/attachment.html", status=200
    )


@allow(Right.SEE_CASES)
@require_safe
def content(request: StaffRequest, number: int, which: int) -> FileResponse:
    """The bytes for that page: pictures and sounds only, never a page, a drawing or a program."""
    row = _attachment(request, the_case(request, number), which)
    if row.media_type not in SHOWN:
        raise Http404
    return _answer(request, row, "attachment.shown", row.media_type, as_attachment=False)


@allow(Right.SEE_CASES)
@require_safe
def download(request: StaffRequest, number: int, which: int) -> FileResponse:
    row = _attachment(request, the_case(request, number), which)
    return _answer(request, row, "attachment.taken", OPAQUE, as_attachment=True)


def _attachment(request: StaffRequest, case: Case, which: int) -> Attachment:
    return get_object_or_404(Attachment, pk=which, case__in=together(case, request.user), withdrawn_at=None)


def _answer(
    request: StaffRequest, row: Attachment, verb: str, media_type: str, *, as_attachment: bool
) -> FileResponse:
    audit.record(verb, f"attachment {row.pk}", request.user)
    try:
        kept = BytesIO(content_of(row))
    except AttachmentBytes.DoesNotExist as gone:
        raise Http404 from gone
    name = download_name(row.file_name, row.media_type, row.pk)
    # The server sends from this one copy: an answer in one piece would be copied once more.
    answer = FileResponse(kept, as_attachment=as_attachment, filename=name, content_type=media_type)
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer

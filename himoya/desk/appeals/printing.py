"""The letter as a file to print or to change. That it was taken stands in the log first."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from himoya.appeals.actions.printing import letter_taken
from himoya.appeals.letters.letter import Letter
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import the_letter, today
from himoya.desk.papers.frame import LOCKED_UP
from himoya.evidence.rules import WORD
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_POST
def as_pdf(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    from himoya.appeals.letters.pdf import pdf  # noqa: PLC0415 -- the printer is heavy, and only needed here

    one, made = _made(request, number, letter)
    return _file(pdf(made, clock.now()), f"letter-{one.number}.pdf", "application/pdf")


@allow(Right.SEE_CASES)
@require_POST
def as_docx(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    from himoya.appeals.letters.word import docx  # noqa: PLC0415 -- the office format is heavy, too

    one, made = _made(request, number, letter)
    return _file(docx(made), f"letter-{one.number}.docx", WORD)


def _made(request: StaffRequest, number: int, letter: int) -> tuple[Appeal, Letter]:
    _case, one = the_letter(request, number, letter)
    try:
        made = letter_of(one, today(), redacted=request.POST.get("redacted") == "yes")
    except BadInput as gone:
        raise Http404 from gone
    letter_taken(one, by=request.user)
    return one, made


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer

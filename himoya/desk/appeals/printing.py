"""Letters as files to print or to change, one or all that may leave. That they were taken stands in the log
first."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from himoya.appeals.actions.printing import letter_taken, letters_taken
from himoya.appeals.letters.letter import Letter
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of, pack_of
from himoya.appeals.queries.sheets import cover_sheet
from himoya.appeals.queries.texts import kept_text
from himoya.appeals.queries.writing import the_authority
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, the_letter, today
from himoya.desk.appeals.ready import printable, ready_letters
from himoya.desk.case.frame import the_case
from himoya.desk.handed_out import handed_out
from himoya.evidence.rules import WORD
from himoya.security.access import StaffRequest, allow

PDF, ZIP = "application/pdf", "application/zip"


@allow(Right.SEE_CASES)
@require_POST
def as_pdf(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    from himoya.appeals.letters.pdf import pdf  # noqa: PLC0415 -- the printer is heavy, and only needed here

    one, made = _made(request, number, letter)
    return handed_out(pdf(made, clock.now()), f"letter-{one.number}.pdf", PDF)


@allow(Right.SEE_CASES)
@require_POST
def as_docx(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    from himoya.appeals.letters.word import docx  # noqa: PLC0415 -- the office format is heavy, too

    one, made = _made(request, number, letter)
    return handed_out(docx(made), f"letter-{one.number}.docx", WORD)


@allow(Right.SEE_CASES)
@require_POST
def as_cover(request: StaffRequest, number: int, letter: int) -> HttpResponse:
    """The sheet for whoever sends it, in the language of the page."""
    from himoya.printing.printer import pdf  # noqa: PLC0415 -- heavy

    one, made = _made(request, number, letter)
    pack = pack_of(one)
    to = the_authority(pack, one.authority)
    sheet = cover_sheet(made, kept_text(one), to, pack, language=language(), day=today())
    return handed_out(pdf(sheet, clock.now()), f"letter-{one.number}-sheet.pdf", PDF)


@allow(Right.SEE_CASES)
@require_POST
def as_set(request: StaffRequest, number: int) -> HttpResponse:
    """Every letter of the person that may leave today, with its sheet, and one posting list."""
    from himoya.appeals.letters.files import set_of  # noqa: PLC0415 -- heavy
    from himoya.appeals.letters.packed import packed  # noqa: PLC0415 -- with the office format

    case = the_case(request, number)
    rows = [one.row for one in ready_letters(case, request.user) if not one.why_not]
    if not rows:
        messages.warning(request, gettext("No letter may leave yet: somebody must let one go first."))
        return HttpResponseRedirect(reverse("letters", args=[case.pk]), status=303)
    letters = [printable(one) for one in rows]
    letters_taken(rows, by=request.user)
    return handed_out(packed(set_of(letters, language(), clock.now())), f"letters-{case.pk}.zip", ZIP)


def _made(request: StaffRequest, number: int, letter: int) -> tuple[Appeal, Letter]:
    _case, one = the_letter(request, number, letter)
    try:
        made = letter_of(one, today(), redacted=request.POST.get("redacted") == "yes")
    except BadInput as gone:
        raise Http404 from gone
    letter_taken(one, by=request.user)
    return one, made

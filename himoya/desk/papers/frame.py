"""What the pages of papers have in common: the subject of a case, why nothing may go, the file itself."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.say import N_
from himoya.desk.case.frame import together
from himoya.desk.handed_out import handed_out
from himoya.papers.note.rules import Block, blocked
from himoya.papers.saying import LANGUAGES
from himoya.people.models import Consent
from himoya.printing.paper import Paper
from himoya.printing.printer import pdf
from himoya.security.models import Account
from himoya.subjects.queries import Subject, subject_of

WHY_NOT: Mapping[Block, str] = {
    Block.NO_CONSENT: N_(
        "Nobody has agreed yet that this recipient may be told. Ask first, and write the answer down."
    ),
    Block.SAID_NO: N_("The answer for this recipient is no. Nothing goes there until they say otherwise."),
    Block.ASK_AGAIN: N_(
        "The family wants to be asked each time. Ask now, and write down a yes for this recipient."
    ),
    Block.OWN_WISH: N_(
        "The prisoner wants no complaints and no letters. A note against this wish is not written."
    ),
    Block.TAKEN_OUT: N_("This case was withdrawn by the family or is sealed: nothing of it goes onto paper."),
}


def today() -> date:
    return timezone.localdate(clock.now())


def the_subject(case: Case, account: Account) -> Subject:
    """The person of this case, with the stays and calls of his other cases that this account may open."""
    return subject_of(list(Case.objects.filter(pk__in=together(case, account)).order_by("pk")))


def why_not(subject: Subject, recipient: str) -> tuple[Block | None, Consent | None]:
    """The reason nothing may be printed for this recipient, and the consent that holds today."""
    consent = subject.consent(recipient, today())
    answer, scope = (consent.answer, consent.scope) if consent else (None, "")
    shut = next((case.status for case in subject.cases if case.status in ("withdrawn", "sealed")), "")
    return blocked(answer, scope, subject.wishes, shut), consent


def why_words(why: Block | None) -> str:
    return gettext(WHY_NOT[why]) if why else ""


def language_of(asked: str) -> str:
    """One of the languages of the papers: the one asked for, else the page's."""
    return asked if asked in LANGUAGES else (get_language() or "uz")


def as_pdf(paper: Paper, name: str) -> HttpResponse:
    """The file to keep and print. `name` is ours and a number: it names nobody."""
    return handed_out(pdf(paper, clock.now()), f"{name}.pdf", "application/pdf")

"""Letters that may leave: what stands in the way of one today, and each with all that is printed of it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from himoya.appeals.letters.printable import Printable
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of, pack_of, subject_of
from himoya.appeals.queries.running import letters_of
from himoya.appeals.queries.sheets import cover_sheet, posting_line
from himoya.appeals.queries.subject import Subject
from himoya.appeals.queries.texts import kept_text
from himoya.appeals.queries.writing import redraft, the_authority
from himoya.appeals.rules.gate import Gate
from himoya.appeals.rules.together import LETTER
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.desk.appeals.frame import language, today
from himoya.desk.case.frame import together
from himoya.security.models import Account


@dataclass(frozen=True, slots=True)
class Ready:
    """A released letter; `why_not`: why it must not leave today after all."""

    row: Appeal
    why_not: str


def own_letters(case: Case, account: Account) -> QuerySet[Appeal]:
    """Letters about this person alone. Those of many families name others, too, and go their own way."""
    return letters_of(together(case, account)).exclude(letter=LETTER)


def ready_letters(case: Case, account: Account) -> list[Ready]:
    """Released and not sent, in the order of their numbers. A consent may have ended since."""
    rows = own_letters(case, account).filter(state=Appeal.State.RELEASED)
    gates = Gates(today())
    return [Ready(one, gates.why_not(one)) for one in rows.order_by("prepared_at", "pk")]


class Gates:
    """Today's gate of many letters; whatever is known of a case is asked for once."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._subjects: dict[int, Subject] = {}

    def of(self, letter: Appeal) -> Gate:
        """Raises BadInput for a letter that the texts no longer hold."""
        subject = self._subjects.get(letter.case_id)
        if subject is None:
            subject = self._subjects[letter.case_id] = subject_of(letter.case, self._day)
        return redraft(letter, subject, self._day).gate

    def why_not(self, letter: Appeal) -> str:
        """One sentence in the reader's language; "" if it may leave."""
        try:
            gate = self.of(letter)
        except BadInput as error:
            return error.said(language())
        return BadInput(gate.sentence).said(language()) if gate.blocked else ""


def printable(letter: Appeal) -> Printable:
    """Everything that is printed of it. Raises BadInput for a letter that the texts no longer hold."""
    pack, day = pack_of(letter), today()
    made, to = letter_of(letter, day), the_authority(pack, letter.authority)
    fields = letter.facts.get("fields", {})
    return Printable(
        stem=f"{letter.number}-{letter.authority}",
        letter=made,
        cover=cover_sheet(made, kept_text(letter), to, pack, language=language(), day=day),
        sending=posting_line(made, to, pack, fields, number=letter.number, day=day),
    )

"""A prepared letter is made anew of the words that hold today. Whoever agreed to the old ones must agree
anew."""

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.changing import HOLD_BACK
from himoya.appeals.actions.law import freeze_text
from himoya.appeals.actions.row import WHERE, locked
from himoya.appeals.letters.texts import Text
from himoya.appeals.models import Appeal
from himoya.appeals.queries.subject import subject_of
from himoya.appeals.queries.texts import newer_text
from himoya.appeals.queries.together import is_together
from himoya.appeals.queries.writing import NOT_WRITTEN_HERE, redraft
from himoya.appeals.rules.gate import Why
from himoya.cases.actions import note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.security.models import Account


@transaction.atomic
def renew_words(appeal: Appeal, *, by: Account) -> bool:
    """The same facts in other words. False: they are those of today already.

    Raises BadInput for a letter that may leave or has left, for one that was not written here, and with the
    gate's sentence when such words must not leave."""
    row = locked(appeal)
    if row.facts.get("entered"):
        raise BadInput(NOT_WRITTEN_HERE)
    if row.state != Appeal.State.PREPARED:
        raise BadInput(HOLD_BACK if row.state == Appeal.State.RELEASED else WHERE[row.state])
    words = newer_text(row)
    if words is None:
        return False
    row.lawyer_agreed_by = row.released_by = row.released_at = row.second_by = None
    _check(row, words)
    row.text = freeze_text(words)
    row.facts = {**row.facts, "basis": list(words.basis)}
    row.save(update_fields=["text", "facts", "lawyer_agreed_by", "released_by", "released_at", "second_by"])
    note(row.case, "letter.reworded", by=by, subject=f"letter {row.pk}")
    return True


def _check(row: Appeal, words: Text) -> None:
    if is_together(row):  # its gate is about who is named, whatever the words are
        return
    today = timezone.localdate(clock.now())
    gate = redraft(row, subject_of(row.case, today), today, words).gate
    if gate.blocked and gate.why is not Why.LAWYER:
        raise BadInput(gate.sentence)

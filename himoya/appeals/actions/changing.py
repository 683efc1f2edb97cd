"""The words of a prepared letter are changed. Whoever agreed to the old ones must agree anew."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from himoya.appeals.actions.law import freeze_text
from himoya.appeals.actions.row import WHERE, locked
from himoya.appeals.letters.filling import BODIES, only_new
from himoya.appeals.models import Appeal
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.law import pack_of
from himoya.appeals.queries.subject import subject_of
from himoya.appeals.queries.texts import kept_text
from himoya.appeals.queries.wording import (
    EVENTS,
    LANGUAGE,
    WHATS_NEW,
    marks,
    put_in,
    text_of_letter,
    wording_of,
)
from himoya.appeals.queries.writing import draft
from himoya.appeals.rules.entering import check_events
from himoya.appeals.rules.gate import Why
from himoya.cases.actions import changed, note
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.models import Account

HOLD_BACK = N_("This letter may leave already. Hold it back first, then change it.")


class Overtaken(Exception):
    """Somebody else changed the letter since it was read; nothing was written. `standing`: as it is now."""

    def __init__(self, standing: Appeal) -> None:
        self.standing = standing
        super().__init__(f"letter {standing.pk} was changed meanwhile")


@transaction.atomic
def change(appeal: Appeal, values: Mapping[str, Any], *, seen: Mapping[str, str], by: Account) -> bool:
    """Write other words into a letter. False: nothing is different.

    `values`: parts of `wording_of`; `seen`: marks of the state that the editor began with. Raises Overtaken
    when it is another by now, and BadInput for a letter that is not merely prepared, or with the gate's
    sentence when such words must not leave. Words that need the lawyer's yes are kept for him to read.
    """
    row = locked(appeal)
    if row.state != Appeal.State.PREPARED:
        raise BadInput(HOLD_BACK if row.state == Appeal.State.RELEASED else WHERE[row.state])
    standing = wording_of(row)
    if marks(standing) != dict(seen):
        raise Overtaken(row)
    new = {part: values[part] for part in standing if not _same(part, standing[part], values.get(part))}
    if not new:
        return False
    _reword(row, new)
    row.lawyer_agreed_by = row.released_by = row.released_at = row.second_by = None
    row.save(
        update_fields=["facts", "language", "text", "whats_new", "lawyer_agreed_by", "released_by",
                       "released_at", "second_by"]
    )  # fmt: skip
    for part, value in new.items():
        old, now = (_written(row, part, one) for one in (standing[part], value))
        changed(row.case, f"letter {row.pk} {part}", old, now, by=by)
    note(row.case, "letter.changed", by=by, subject=f"letter {row.pk}")
    return True


def _same(part: str, old: Any, new: Any) -> bool:
    """None: not given. Enclosures are the same in any order."""
    loose = isinstance(old, list) and isinstance(new, list) and part != EVENTS
    return new is None or (sorted(old) == sorted(new) if loose else old == new)


def _reword(row: Appeal, new: Mapping[str, Any]) -> None:
    """The new words in the row, not stored yet; the gate is asked anew."""
    today = timezone.localdate(clock.now())
    facts = {**row.facts, "fields": dict(row.facts.get("fields", {}))}
    for part, value in new.items():
        if part in (LANGUAGE, WHATS_NEW, EVENTS):
            continue
        code = put_in(facts["fields"], part, value, row.language, pack_of(row))
        if part == "complained_of":
            facts["complained_of"] = code
    if EVENTS in new:
        facts["events"] = [list(one) for one in new[EVENTS]]
        facts["fresh"] = bool(facts.get("fresh")) or only_new(text_of_letter(row))
        check_events([(code, day) for code, day in facts["events"]], today)
    language, kept = new.get(LANGUAGE, row.language), kept_text(row)
    made = draft(
        subject_of(row.case, today), row.authority, row.letter, language,
        today=today, events=[tuple(one) for one in facts.get("events", ())], more=facts["fields"],
        whats_new=new.get(WHATS_NEW, row.whats_new), after=row.after, pack=pack_of(row), itself=row.pk,
        fresh=bool(facts.get("fresh")), text=kept if language.startswith(kept.language) else None,
    )  # fmt: skip
    if made.gate.blocked and made.gate.why is not Why.LAWYER:
        raise BadInput(made.gate.sentence)
    row.facts = {**facts, "about": made.about, "basis": made.facts["basis"]}
    row.language, row.text = made.letter.language, freeze_text(made.text)
    row.whats_new = new.get(WHATS_NEW, row.whats_new)[:600]


def _written(row: Appeal, part: str, value: Any) -> str:
    """A part as the history keeps it."""
    if part == EVENTS:
        return "\n".join(" ".join(filter(None, (day, code))) for code, day in value)
    if isinstance(value, list):
        return "\n".join(value)
    body = pack_of(row).get(Authority, value) if part in BODIES else None
    return body.name.said(row.language) if body else str(value)

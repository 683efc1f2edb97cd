"""A verdict of the gate in words and colours."""

from typing import Any

from django.utils.translation import gettext

from himoya.appeals.letters import FIELDS, Letter
from himoya.appeals.packs.rows import Risk
from himoya.appeals.queries.writing import Draft, neutral_of
from himoya.appeals.rules.gate import Gate, Why
from himoya.desk.appeals.frame import language
from himoya.desk.appeals.shown import letter_name
from himoya.people.recipients import RECIPIENTS


def gate_words(gate: Gate) -> dict[str, Any]:
    why = gate.risk.why.said(language()) if isinstance(gate.risk, Risk) else ""
    return {"verdict": gate.verdict.value, "sentence": gettext(gate.sentence), "why": why}


def blanks(letter: Letter) -> list[str]:
    """What a letter lacks, in words: lines that somebody would have to fill in by hand."""
    return [gettext(FIELDS[name].label) for name in letter.missing]


def draft_words(draft: Draft, recipients: frozenset[str]) -> dict[str, Any]:
    """One proposed letter; `instead`: the neutral one, where only the lawyer's yes is lacking."""
    instead = (
        neutral_of(draft.authority, draft.letter.id) if draft.gate.why in (Why.LAWYER, Why.BEYOND) else ""
    )
    return {
        "code": draft.authority.id,
        "to": draft.authority.name.said(language()),
        "can_do": draft.authority.can_do.said(language()),
        "letter": letter_name(draft.letter.id),
        "gate": gate_words(draft.gate),
        "instead": instead,
        "missing": draft.letter.missing,
        "blanks": blanks(draft.letter),
        "ask": next((one for one in RECIPIENTS if one in recipients), ""),
    }

"""What stands in a stored letter, part by part, and marks by which two editors notice each other."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from himoya.appeals.letters.filling import BODIES, asked, put, tells_events, value_in
from himoya.appeals.letters.texts import Text
from himoya.appeals.models import Appeal
from himoya.appeals.packs import Pack
from himoya.appeals.packs.rows import Authority
from himoya.appeals.queries.law import pack_of
from himoya.appeals.queries.passed import named
from himoya.appeals.queries.texts import kept_text
from himoya.appeals.queries.together import is_together
from himoya.appeals.queries.writing import NOT_WRITTEN_HERE
from himoya.common.errors import BadInput
from himoya.common.say import N_

OF_MANY = N_("The words of a letter of many families come from its annex. Make the annex anew.")
LANGUAGE, WHATS_NEW, EVENTS = "language", "whats_new", "events"


def text_of_letter(appeal: Appeal) -> Text:
    """The words it was made of. Raises BadInput when they are gone, or when it was not written here."""
    if appeal.facts.get("entered"):
        raise BadInput(NOT_WRITTEN_HERE)
    if is_together(appeal):
        raise BadInput(OF_MANY)
    return kept_text(appeal)


def wording_of(appeal: Appeal) -> dict[str, Any]:
    """part -> value: the language, what is new, the events as [code, day], and each field of its text; an
    authority by its code."""
    text = text_of_letter(appeal)
    fields = appeal.facts.get("fields", {})
    events = [list(one) for one in appeal.facts.get("events", ())]
    return {
        LANGUAGE: appeal.language,
        WHATS_NEW: appeal.whats_new,
        **({EVENTS: events} if tells_events(text) else {}),
        **filled_in(text, fields, appeal.language, pack_of(appeal)),
    }


def filled_in(text: Text, fields: Mapping[str, Any], language: str, pack: Pack) -> dict[str, Any]:
    """What these facts fill into the fields of a text that people are asked for."""
    found: dict[str, Any] = {name: value_in(fields, name, language) for name in asked(text)}
    codes = {one.name.said(language): one.id for one in pack.every(Authority)}
    return found | {name: codes.get(found[name], found[name]) for name in BODIES & found.keys()}


def put_in(fields: dict[str, Any], part: str, value: Any, language: str, pack: Pack) -> str:
    """Write a part into the fields of a letter. An authority of the pack is spelled as each language does,
    and its code is given back; anything else stands as it was typed."""
    if part not in BODIES:
        put(fields, part, value, language)
        return ""
    for key in [key for key in fields if key.partition("@")[0] == part]:
        del fields[key]
    body = pack.get(Authority, value) if value else None
    fields.update(named(body, part) if body else {part: value})
    return body.id if body else ""


def marks(wording: Mapping[str, Any]) -> dict[str, str]:
    """part -> a mark of its value: what a page carries of the state that was seen."""
    return {part: _mark(value) for part, value in wording.items()}


def mark_of(appeal: Appeal) -> str:
    """One mark of all the words of a letter."""
    return _mark([appeal.language, appeal.whats_new, appeal.facts, appeal.text_id])


def _mark(value: Any) -> str:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]

"""From one message to its facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from himoya.language.telling import Language, language_of
from himoya.reading.adverts import advert
from himoya.reading.beside import moved, rest_of
from himoya.reading.columns import with_columns, without_cells
from himoya.reading.contract import contract
from himoya.reading.criminal import criminal
from himoya.reading.decide import Decision, decide
from himoya.reading.facts import Reading
from himoya.reading.message import MOST_CHARACTERS, Message, message_of
from himoya.reading.own import OwnCues, with_own
from himoya.reading.phones import phones, phones_in
from himoya.reading.prepared import prepared
from himoya.reading.scope import Surroundings


def read(
    text: str, sent_at: datetime, columns: Mapping[str, str] | None = None, own: OwnCues | None = None
) -> Reading:
    """Everything a message says, with its quotes. Deterministic, never raises.

    `sent_at` is the writer's local time: relative days ("kecha", "в среду") count from it. `columns` are
    the cells of a spreadsheet's row by known field; they go first, the text fills the rest. Of a text in a
    language that is not read here only telephone numbers are taken: what looks like our words means others.
    `own` are words that a group added for the urgent rules.
    """
    if not 1900 < sent_at.year < 9000:
        sent_at = sent_at.replace(
            year=2000, day=min(sent_at.day, 28)
        )  # nobody can count days back from there
    language = language_of(text)
    if not columns:
        return _told(message_of(text, sent_at), language, own)
    heard = without_cells(text, columns)[:MOST_CHARACTERS]
    named = bool(columns.get("name"))
    rest = rest_of(text, heard)
    if rest is None:
        beside = _told(message_of(text, sent_at, heard), language, own, listed=True, named=named)
    else:
        beside = moved(_beside(rest.words, sent_at, language, own, named), text, rest.by)
        beside = replace(beside, phones=phones_in(text[:MOST_CHARACTERS]))
    return with_columns(beside, text, sent_at, columns)


@lru_cache(maxsize=1 << 12)
def _beside(words: str, sent_at: datetime, language: Language, own: OwnCues | None, named: bool) -> Reading:
    return _told(message_of(words, sent_at), language, own, listed=True, named=named)


def _told(
    message: Message, language: Language, own: OwnCues | None, *, listed: bool = False, named: bool = False
) -> Reading:
    if language == "unknown":
        reading = Reading(phones=phones(message))
    else:
        reading = _read(message, language, listed=listed, named=named)
    if not own:
        return reading
    return replace(reading, urgent=with_own(reading.urgent, message, Surroundings(message), own))


def _read(message: Message, language: Language, *, listed: bool, named: bool) -> Reading:
    known = prepared(message, named=named)
    # The weights know what people write to each other: to them a row of a list is names laid open to all.
    decided = Decision(known.judged) if listed else decide(known)
    case = criminal(message, known.facility is not None)
    if case and case.article is None and not known.persons:
        case = None  # years alone are a term only where somebody is spoken of
    return Reading(
        urgent=decided.alarms,
        second_look=decided.looks,
        persons=known.persons,
        facility=known.facility,
        criminal=case,
        contact=known.contact,
        contract=contract(known.board, known.specific, decided),
        phones=phones(message),
        advert=advert(message, decided.alarms),
        language=language,
    )

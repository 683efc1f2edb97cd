"""From one message to its facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from himoya.language.telling import Language, language_of
from himoya.reading.adverts import advert
from himoya.reading.columns import with_columns, without_cells
from himoya.reading.contract import contract
from himoya.reading.criminal import criminal
from himoya.reading.decide import decide
from himoya.reading.facts import Reading
from himoya.reading.message import Message, message_of
from himoya.reading.own import OwnCues, with_own
from himoya.reading.phones import phones
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
    message = message_of(text, sent_at, without_cells(text, columns) if columns else None)
    language = language_of(text)
    if language == "unknown":
        reading = Reading(phones=phones(message))
    else:
        reading = _read(message, language, listed=bool(columns), named=bool(columns and columns.get("name")))
    if own:
        reading = replace(reading, urgent=with_own(reading.urgent, message, Surroundings(message), own))
    return with_columns(reading, message, columns) if columns else reading


def _read(message: Message, language: Language, *, listed: bool, named: bool) -> Reading:
    known = prepared(message, named=named)
    # The weights know what people write to each other: to them a row of a list is names laid open to all.
    alarms, looks = (known.judged, ()) if listed else decide(known)
    case = criminal(message)
    if case and case.article is None and not known.persons:
        case = None  # years alone are a term only where somebody is spoken of
    return Reading(
        urgent=alarms,
        second_look=looks,
        persons=known.persons,
        facility=known.facility,
        criminal=case,
        contact=known.contact,
        contract=contract(known.board, known.specific),
        phones=phones(message),
        advert=advert(message, alarms),
        language=language,
    )

"""From one message to its facts."""

from collections.abc import Mapping
from datetime import datetime

from himoya.reading.columns import with_columns
from himoya.reading.contact import contact
from himoya.reading.contract import contract
from himoya.reading.criminal import criminal
from himoya.reading.cuebook import cuebook
from himoya.reading.facility import facility
from himoya.reading.facts import Reading
from himoya.reading.judge import judge
from himoya.reading.message import message_of
from himoya.reading.own import OwnCues, with_own
from himoya.reading.persons import persons
from himoya.reading.phones import phones
from himoya.reading.scope import Surroundings, hits
from himoya.reading.urgent import Board


def read(
    text: str, sent_at: datetime, columns: Mapping[str, str] | None = None, own: OwnCues | None = None
) -> Reading:
    """Everything a message says, with its quotes. Deterministic, never raises.

    `sent_at` is the writer's local time: relative days ("kecha", "в среду") count from it. `columns` are
    the cells of a spreadsheet's row by known field; they go first, the text fills the rest. `own` are words
    that a group added for the urgent rules.
    """
    if not 1900 < sent_at.year < 9000:
        sent_at = sent_at.replace(
            year=2000, day=min(sent_at.day, 28)
        )  # nobody can count days back from there
    message = message_of(text, sent_at)
    around = Surroundings(message)
    board = Board(message, around, tuple(hits(message, cuebook().candidates(message.beginnings), around)))
    heard = contact(message, board)
    people, place = persons(message), facility(message)
    specific = bool(people or place) or around.has("kin")
    urgent = judge(board, heard, specific)
    reading = Reading(
        urgent=with_own(urgent, message, around, own) if own else urgent,
        persons=people,
        facility=place,
        criminal=criminal(message),
        contact=heard,
        contract=contract(board),
        phones=phones(message),
    )
    return with_columns(reading, message, columns) if columns else reading

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
from himoya.reading.persons import persons
from himoya.reading.phones import phones
from himoya.reading.scope import Surroundings, hits
from himoya.reading.urgent import Board


def read(text: str, sent_at: datetime, columns: Mapping[str, str] | None = None) -> Reading:
    """Everything a message says, with its quotes. Deterministic, never raises.

    `sent_at` is the writer's local time: relative days ("kecha", "в среду") count from it. `columns` are
    the cells of a spreadsheet's row by known field; they go first, the text fills the rest.
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
    if place and not (people or place.type or place.number):
        place = None  # a region alone says where he is held only when somebody is spoken of
    case = criminal(message)
    if case and case.article is None and not people:
        case = None  # years alone are a term only where somebody is spoken of
    specific = bool(people or place) or around.has("kin")
    reading = Reading(
        urgent=judge(board, heard, specific),
        persons=people,
        facility=place,
        criminal=case,
        contact=heard,
        contract=contract(board, specific),
        phones=phones(message),
    )
    return with_columns(reading, message, columns) if columns else reading

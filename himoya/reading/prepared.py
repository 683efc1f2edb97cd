"""A message with what its phrases say, before it is decided which rules hold."""

from dataclasses import dataclass

from himoya.reading.contact import contact
from himoya.reading.facility import facility
from himoya.reading.facts import ContactFact, FacilityFact, PersonFact, UrgentFact
from himoya.reading.judge import judge
from himoya.reading.message import Message
from himoya.reading.persons import persons
from himoya.reading.scope import Surroundings, hits
from himoya.reading.urgent import Board


@dataclass(frozen=True, slots=True)
class Prepared:
    message: Message
    board: Board
    persons: tuple[PersonFact, ...]
    facility: FacilityFact | None
    contact: ContactFact | None
    specific: bool  # it names a person, a relative or a facility
    judged: tuple[UrgentFact, ...]  # by the cues alone


def prepared(message: Message, *, named: bool = False) -> Prepared:
    """`named`: a cell beside the text names the person that it is about."""
    around = Surroundings(message)
    board = Board(message, around, tuple(hits(message, message.phrases.cues, around)))
    heard = contact(message, board)
    people, place = persons(message), facility(message)
    if place and not (people or named or place.type or place.number):
        place = None  # a region alone says where he is held only when somebody is spoken of
    specific = named or bool(people or place) or around.has("kin")
    return Prepared(message, board, people, place, heard, specific, judge(board, heard, specific))

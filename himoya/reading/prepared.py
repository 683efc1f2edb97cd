"""A message with what its phrases say, before it is decided which rules hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

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
    return prepared_all([message], named=named)[0]


def prepared_all(messages: Sequence[Message], *, named: bool = False) -> list[Prepared]:
    """Each step for all messages before the next: what it looks their words up in is then still at hand."""
    for asked in _WORK:
        for message in messages:
            asked(message)
    boards = [_board(message) for message in messages]
    heard = [contact(message, board) for message, board in zip(messages, boards, strict=True)]
    people = [persons(message) for message in messages]
    places = [facility(message) for message in messages]
    return [_of_one(*told, named=named) for told in zip(messages, boards, heard, people, places, strict=True)]


_WORK = tuple(map(attrgetter, ("words", "merged", "phrases", "laid", "figures", "homes", "regions")))


def _board(message: Message) -> Board:
    around = Surroundings(message)
    return Board(message, around, tuple(hits(message, message.phrases.cues, around)))


def _of_one(
    message: Message,
    board: Board,
    heard: ContactFact | None,
    people: tuple[PersonFact, ...],
    place: FacilityFact | None,
    *,
    named: bool,
) -> Prepared:
    if place and not (people or named or place.type or place.number):
        place = None  # a region alone says where he is held only when somebody is spoken of
    specific = named or bool(people or place) or board.around.has("kin")
    return Prepared(message, board, people, place, heard, specific, judge(board, heard, specific))

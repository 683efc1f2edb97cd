"""The level of an alarm that the weights found and the cues did not, for the rules that have two."""

from collections.abc import Callable

from himoya.reading.facts import ContactFact
from himoya.reading.judge import gone_level
from himoya.reading.release import release_level
from himoya.reading.silence import missed_level, silence_level
from himoya.reading.urgent import Board
from himoya.urgency import Level, rule


def level_of(code: str, board: Board, contact: ContactFact | None) -> Level:
    found = _LEVELS.get(code)
    return found(board, contact) if found else rule(code).level


_LEVELS: dict[str, Callable[[Board, ContactFact | None], Level]] = {
    "U06": missed_level,
    "U07": lambda board, _contact: gone_level(board),
    "U09": silence_level,
    "U14": lambda board, _contact: Level.T2 if board.said("U14", "buried") else Level.T0,
    "U15": lambda board, _contact: Level.T1 if board.said("U15", "grave") else Level.T2,
    "U17": lambda board, _contact: release_level(board),
}

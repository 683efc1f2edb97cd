"""When he was last heard of, and how often he usually calls."""

from himoya.reading.facts import ContactFact
from himoya.reading.message import Message
from himoya.reading.urgent import Board


def contact(message: Message, board: Board) -> ContactFact | None:
    return None

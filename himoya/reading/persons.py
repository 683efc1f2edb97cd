"""Persons held or sought."""

from himoya.reading.facts import PersonFact
from himoya.reading.message import Message


def persons(message: Message) -> tuple[PersonFact, ...]:
    return ()

"""A set of letters on its way: the list to tick off at the post office, and addresses for the envelopes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from himoya.appeals.letters.spelling import said_day, word
from himoya.appeals.letters.tidy import tidy
from himoya.printing.printer import Sheet, printed

RULES = 2  # lines to write an address on
SHEET = Sheet("himoya.appeals.letters.sheets", "posting.typ")
_COLUMNS = ("number", "letter", "to", "way", "sent_on", "code")


@dataclass(frozen=True, slots=True)
class Sending:
    """One letter; `way` is a kind of channels.csv, "" if it is not chosen yet. Addresses may have lines; one
    that nobody knows is ruled to be written by hand. `seen_on`, `source`: where the address stood, and when.
    """

    letter: str  # its title
    to: str
    to_address: str
    sender: str
    sender_address: str
    way: str = ""
    number: str = ""  # our own, of the letter
    seen_on: date | None = None
    source: str = ""
    language: str = ""  # of the letter, and so of its envelope; "": the reader's


def posting(sendings: Sequence[Sending], language: str, at: datetime) -> bytes:
    """One PDF for the set: the list, then the addresses to be cut out. No name stands in its metadata."""
    data = {
        "language": language,
        "title": word("posting", "title", language),
        "labels": word("posting", "labels", language),
        "head": [word("posting", key, language) for key in _COLUMNS],
        "rows": [_row(number, one, language) for number, one in enumerate(sendings, start=1)],
        "envelopes": [_envelope(number, one, language) for number, one in enumerate(sendings, start=1)],
    }
    return printed(SHEET, data, at)


def _row(number: int, one: Sending, language: str) -> list[str]:
    way = word("ways", one.way, language) if one.way else ""
    return [one.number or str(number), tidy(one.letter), _where(one, language), way, "", ""]


def _where(one: Sending, language: str) -> str:
    """Whom to and where, with the day on which the address was seen: soon it is an old one."""
    known = ", ".join(_lines(one.to, one.to_address))
    if not one.to_address:
        return f"{known} ({word('posting', 'unknown', language)})"
    if not one.seen_on:
        return known
    day = said_day(one.seen_on, language)
    return f"{known} ({word('posting', 'as_of', language, day=day, source=tidy(one.source))})"


def _envelope(number: int, one: Sending, language: str) -> dict[str, object]:
    return {
        "number": one.number or str(number),
        "from": word("posting", "from", one.language or language),
        "to": _lines(one.to, one.to_address),
        "to_rules": 0 if one.to_address else RULES,
        "sender": _lines(one.sender, one.sender_address),
        "sender_rules": 0 if one.sender_address else RULES,
    }


def _lines(name: str, address: str) -> list[str]:
    return [line for line in map(tidy, (name, *address.splitlines())) if line]

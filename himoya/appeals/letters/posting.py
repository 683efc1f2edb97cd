"""A set of letters on its way: the list to tick off at the post office, and addresses for the envelopes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from himoya.appeals.letters.spelling import word
from himoya.appeals.letters.tidy import tidy
from himoya.printing.printer import Sheet, printed

SHEET = Sheet("himoya.appeals.letters.sheets", "posting.typ")
_COLUMNS = ("number", "letter", "to", "way", "sent_on", "code")


@dataclass(frozen=True, slots=True)
class Sending:
    """One letter; `way` is a kind of channels.csv, "" if it is not chosen yet. Addresses may have lines."""

    letter: str  # its title
    to: str
    to_address: str
    sender: str
    sender_address: str
    way: str = ""


def posting(sendings: Sequence[Sending], language: str, at: datetime) -> bytes:
    """One PDF for the set: the list, then the addresses to be cut out. No name stands in its metadata."""
    data = {
        "language": language,
        "title": word("posting", "title", language),
        "labels": word("posting", "labels", language),
        "head": [word("posting", key, language) for key in _COLUMNS],
        "rows": [_row(number, one, language) for number, one in enumerate(sendings, start=1)],
        "envelopes": [_envelope(number, one) for number, one in enumerate(sendings, start=1)],
        "from": word("posting", "from", language),
        "to": word("posting", "to", language),
    }
    return printed(SHEET, data, at)


def _row(number: int, one: Sending, language: str) -> list[str]:
    way = word("ways", one.way, language) if one.way else ""
    return [str(number), tidy(one.letter), ", ".join(_lines(one.to, one.to_address)), way, "", ""]


def _envelope(number: int, one: Sending) -> dict[str, object]:
    return {
        "number": number,
        "to": _lines(one.to, one.to_address),
        "sender": _lines(one.sender, one.sender_address),
    }


def _lines(name: str, address: str) -> list[str]:
    return [line for line in map(tidy, (name, *address.splitlines())) if line]

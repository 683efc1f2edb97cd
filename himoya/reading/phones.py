"""Telephone numbers as written, of unknown ranges too: an unusual number must still be shown."""

import re

from himoya.reading.facts import Quote
from himoya.reading.message import Message

_PHONE = re.compile(r"(?<![\w+])(?:\+\s?\d{1,3}|8)[\s(\-–.]*\d{2,3}(?:[\s()\-–.]*\d{2,4}){2,4}(?!\w)")
_SHORTEST = 10


def phones(message: Message) -> tuple[Quote, ...]:
    return phones_in(message.text[: len(message.folded.original)])


def phones_in(text: str) -> tuple[Quote, ...]:
    found = []
    for match in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match.group())
        if _SHORTEST <= digits <= 13:
            found.append(Quote(match.group(), match.start(), match.end()))
    return tuple(found)

"""Words marked inside the message they stand in. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_PHONE = re.compile(r"\+?\d(?:[ \-().\u2013\u00a0]{0,2}\d){8,}")
AROUND = 120  # characters shown on each side of the quoted words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; `facts` are the numbers of those that quote it."""

    text: str
    facts: tuple[int, ...] = ()


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """(words before, the quoted words, words after), whole words only.

    Spans that do not fit the text give an empty quote after the beginning of the text.
    """
    if not 0 <= start < end <= len(text):
        return text[:AROUND], "", " …" if len(text) > AROUND else ""
    return _tail(text[:start]), text[start:end], _head(text[end:])


def _tail(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[-AROUND:]
    _, space, rest = cut.partition(" ")
    return "… " + (rest if space else cut)


def _head(text: str) -> str:
    if len(text) <= AROUND:
        return text
    cut = text[:AROUND]
    rest, space, _ = cut.rpartition(" ")
    return (rest if space else cut) + " …"


def pieces(text: str, spans: Iterable[tuple[int, int, int]]) -> list[Piece]:
    """The whole text cut where quotes begin and end, from (fact, start, end); joined it is the text again."""
    fitting = [(fact, start, end) for fact, start, end in spans if 0 <= start < end <= len(text)]
    cuts = sorted({0, len(text), *(s for _f, s, _e in fitting), *(e for _f, _s, e in fitting)})
    return [
        Piece(text[start:end], tuple(fact for fact, s, e in fitting if s <= start and end <= e))
        for start, end in pairwise(cuts)
    ]


def veiled(text: str) -> str:
    """The text with everything that may be a phone number hidden, sign for sign: the spans stay right."""
    return _PHONE.sub(lambda found: "•" * len(found.group()), text)

"""Words and sentences of a folded text, with their places."""

import re
from typing import NamedTuple

WORD = re.compile(r"[a-z0-9]+")
# A number's point ("228.1", "12.04.2001") and an abbreviation of one letter ("ч. 3") end no sentence.
_STOP = re.compile(
    r"[!?\n;]+|(?<![ .][a-z])(?<!\bst)(?<!\bch)(?<!\bgr)\.(?![a-z0-9])|(?<=[a-z]{3})\.(?=[a-z])"
)


_MARK = re.compile(r"[!?\n;.]")  # whatever _STOP begins with


class Word(NamedTuple):
    letters: str
    start: int
    end: int


class Sentence(NamedTuple):
    start: int
    end: int
    asked: bool  # it ends with a question mark


def words(letters: str) -> list[Word]:
    make = tuple.__new__  # the usual way makes each word by a function of its own
    return [make(Word, (found[0], found.start(), found.end())) for found in WORD.finditer(letters)]


def sentences(letters: str) -> list[Sentence]:
    """Stretches between stops. A voice transcript without stops is one long sentence."""
    found: list[Sentence] = []
    start = 0
    for mark in _MARK.finditer(letters):
        stop = _STOP.match(letters, mark.start()) if mark.start() >= start else None
        if stop is None:
            continue
        if stop.start() > start:
            found.append(Sentence(start, stop.start(), "?" in stop.group()))
        start = stop.end()
    if start < len(letters):
        found.append(Sentence(start, len(letters), asked=False))
    return found

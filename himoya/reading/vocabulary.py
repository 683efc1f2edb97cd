"""All phrases that reading knows, looked up together, so that the words of a message are asked only once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from himoya.common import packaged
from himoya.language.patterns import Pattern
from himoya.language.phrases import Phrases
from himoya.reading.advert_words import core_phrases
from himoya.reading.cuebook import Cue, cues, marks


@dataclass(frozen=True, slots=True)
class KinWord:
    """What a word of kinship tells: relation and sex of the person, and its place in kin.toml."""

    relation: str
    sex: str
    rank: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Phrases that may stand in a message, with what each tells; in the order of their files."""

    cues: list[tuple[Pattern, Cue]] = field(default_factory=list)
    marks: list[tuple[Pattern, str]] = field(default_factory=list)
    kin: list[tuple[Pattern, KinWord]] = field(default_factory=list)
    lures: list[tuple[Pattern, str]] = field(default_factory=list)  # of core signs (adverts.toml)


def offered(words: Sequence[str], spread: str) -> Offered:
    """Of a text: its words in merged letters, and the same as `patterns.spread`."""
    found = Offered()
    books: tuple[list[tuple[Pattern, Any]], ...] = (found.cues, found.marks, found.kin, found.lures)
    for made, (book, tag) in _everything().candidates(words, spread):
        books[book].append((made, tag))
    return found


@cache
def _everything() -> Phrases[tuple[int, Any]]:
    books: tuple[list[tuple[str, Any]], ...] = (cues(), marks(), _kin(), core_phrases())
    return Phrases((phrase, (number, tag)) for number, book in enumerate(books) for phrase, tag in book)


def _kin() -> list[tuple[str, KinWord]]:
    rows = packaged.toml("himoya.reading", "kin.toml")["kin"]
    return [
        (phrase, KinWord(row["relation"], row["sex"], rank))
        for rank, row in enumerate(rows)
        for phrase in row["say"]
    ]

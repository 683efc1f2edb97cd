"""What words are about, in any language and script (concepts.toml), as further pieces of a message."""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from himoya.common import packaged
from himoya.language import fold_text
from himoya.reading.learned.hashing import Numbers, rows_of

REACH = 6  # words that two concepts may stand apart
NEXT = 8  # further concepts that one meets
_NONE = np.zeros(0, dtype=np.int64)


@lru_cache(maxsize=1 << 15)  # the same words stand in most messages
def concepts_of(word: str) -> tuple[int, ...]:
    """Numbers of the concepts that a folded word (merged letters) is about."""
    begin, whole = _words()
    found = set(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        found.update(begin.get(word[:length], ()))
    return tuple(sorted(found))


def alone(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Rows of the concepts, and the number of the word that each belongs to."""
    concepts, places = _told(words)
    return _tables()[0][concepts], places


def side_by_side(words: Sequence[str], left: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Concepts that stand near each other in a message, in their order and in any: rows, first words, words
    apart. `left`: words left of each word's message, itself among them."""
    concepts, places = _told(words)
    found = []
    for further in range(1, NEXT + 1):
        place = places[:-further]
        apart = places[further:] - place
        near = np.flatnonzero((apart > 0) & (apart <= REACH) & (apart < left[place]))
        if len(near):
            found.append((concepts[near], concepts[near + further], place[near], apart[near]))
    if not found:
        return _NONE, _NONE, _NONE
    one, other, begins, apart = (np.concatenate(column) for column in zip(*found, strict=True))
    _, ordered, any_order = _tables()
    rows = np.concatenate((ordered[one, other], any_order[one, other]))
    return rows, np.concatenate((begins, begins)), np.concatenate((apart, apart))


def _told(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Every concept in its order, and the number of its word."""
    told = [(concept, number) for number, word in enumerate(words) for concept in concepts_of(word)]
    concepts, places = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return concepts, places


@cache
def _words() -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Beginnings of words and whole words, each with the numbers of its concepts."""
    begin: dict[str, set[int]] = {}
    whole: dict[str, set[int]] = {}
    for number, row in enumerate(packaged.toml("himoya.reading.learned", "concepts.toml").values()):
        for told, words in ((begin, row.get("begin", "")), (whole, row.get("whole", ""))):
            for word in words.split():
                told.setdefault(fold_text(word), set()).add(number)
    return begin, whole


@cache
def _tables() -> tuple[Numbers, Numbers, Numbers]:
    """Rows of one concept, of two in their order, and of two in any order."""
    count = np.uint64(len(packaged.toml("himoya.reading.learned", "concepts.toml")))
    numbers = np.arange(count, dtype=np.uint64)
    a, b = numbers[:, None], numbers[None, :]
    pairs = (
        (a * np.uint64(1009) + b) << np.uint64(20),
        (np.minimum(a, b) * np.uint64(1009) + np.maximum(a, b)) << np.uint64(30),
    )
    one, ordered, unordered = (
        rows_of(hashes * _SPREAD) for hashes in ((numbers + np.uint64(1)) << np.uint64(40), *pairs)
    )
    return one, ordered, unordered


_SPREAD = np.uint64(0x9E3779B97F4A7C15)

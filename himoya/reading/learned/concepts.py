"""What words are about, in any language and script (concepts.toml), as further pieces of a message."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from himoya.common import packaged
from himoya.language import fold_text
from himoya.reading.learned.hashing import Numbers, rows_of

REACH = 6  # words that two concepts may stand apart
NEXT = 8  # further concepts that one meets
_FURTHER = np.arange(1, NEXT + 1)
_FAR_AWAY = np.full(NEXT, np.iinfo(np.int32).max)  # places of what stands behind the last concept


@lru_cache(maxsize=1 << 12)  # asked twice of each word that the book learns
def concepts_of(word: str) -> tuple[int, ...]:
    """Numbers of the concepts that a folded word (merged letters) is about."""
    begin, whole = _words()
    found = set(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        found.update(begin.get(word[:length], ()))
    return tuple(sorted(found))


def told(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Every concept in its order, and the number of its word."""
    found = [(concept, number) for number, word in enumerate(words) for concept in concepts_of(word)]
    concepts, places = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return concepts, places


@cache
def most_of_a_word() -> int:
    """How many concepts one word can be about."""
    begin, whole = _words()
    return max(len(concepts_of(word)) for word in (*begin, *whole))


def filled(word: str) -> list[int]:
    """`concepts_of` a word, and -1 up to the most that one can have."""
    found = concepts_of(word)
    return [*found, *[-1] * (most_of_a_word() - len(found))]


class Near(NamedTuple):
    """Two concepts that stand near each other: their numbers, the first's word, and how many words apart."""

    one: Numbers
    other: Numbers
    first: Numbers
    apart: Numbers


def side_by_side(concepts: Numbers, places: Numbers, left: Numbers) -> Near:
    """Those among the concepts `told`. `left`: words left of each word's message, itself among them."""
    number = np.arange(len(concepts))[:, None] + _FURTHER
    until = np.concatenate((places, _FAR_AWAY))
    apart = until[number] - places[:, None]
    first, further = np.nonzero((apart > 0) & (apart <= np.minimum(left[places] - 1, REACH)[:, None]))
    other = concepts[first + 1 + further]
    return Near(concepts[first], other, places[first], apart[first, further])


@cache
def count() -> int:
    return len(_tables()[0])


def rows_of_one(concepts: Numbers) -> Numbers:
    return _tables()[0][concepts]


def rows_of_two(near: Near) -> tuple[Numbers, Numbers]:
    """Rows of the two in their order, and in any."""
    _, ordered, any_order = _tables()
    return ordered[near.one, near.other], any_order[near.one, near.other]


def every_two() -> tuple[Numbers, Numbers]:
    """The same for every two concepts: concepts x concepts."""
    return _tables()[1:]


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

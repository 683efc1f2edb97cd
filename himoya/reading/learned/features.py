"""What the learned part of reading sees: pieces of words, words, and stems that stand together.

Every piece is hashed to a row of the table of weights, so that no vocabulary has to be kept. Positions are
word numbers; the words come with their places in the folded text, so that a weight can be shown where it was
earned.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

BITS = 17  # the table has 2**BITS rows
SHORTEST, LONGEST = 3, 6
STEM = 4
FAR = 3  # two stems stand together up to this many words apart
MOST_WORDS = 3_000

_WORD = re.compile(r"[a-z]+|[0-9]+|\?")
_DIGITS = str.maketrans("123456789", "000000000")
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SPACE = 32

Numbers = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one message: their rows in the table, their first words, and how many more they span."""

    rows: Numbers
    first: Numbers
    more: Numbers
    words: list[tuple[int, int]]  # places in the folded text


def pieces(text: str) -> Pieces:
    """Pieces of a folded text (`Folded.text`). Numbers count by their length only: 71 and 83 are one."""
    found = [(match.start(), match.end()) for match in _WORD.finditer(text)][:MOST_WORDS]
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Pieces(none, none, none, [])
    line = (" " + " ".join([text[start:end] for start, end in found]) + " ").translate(_DIGITS)
    letters = np.frombuffer(line.encode("ascii"), dtype=np.uint8)
    borders = np.flatnonzero(letters == _SPACE)
    begins, ends = borders[:-1], borders[1:]
    hashed = _Hashed(letters)
    starts, stops, first = _inside(letters, borders)
    numbers = np.arange(len(begins))
    parts = [
        (hashed.between(starts, stops), first, np.zeros(len(starts), dtype=np.int64)),
        (hashed.between(begins, ends + 1), numbers, np.zeros(len(begins), dtype=np.int64)),
        (hashed.between(begins[:-1], ends[1:] + 1), numbers[:-1], np.ones(len(begins) - 1, dtype=np.int64)),
    ]
    stems = hashed.between(begins, np.minimum(begins + 1 + STEM, ends))
    for apart in range(1, min(FAR, len(begins) - 1) + 1):
        both = stems[:-apart] * np.uint64(2 * apart + 29) + stems[apart:] * np.uint64(1_000_003 + 30 * apart)
        parts.append((both, numbers[:-apart], np.full(len(both), apart, dtype=np.int64)))
    mixed = np.concatenate([part[0] for part in parts])
    mixed = ((mixed ^ (mixed >> np.uint64(29))) * _MIX) >> np.uint64(64 - BITS)
    return Pieces(
        mixed.astype(np.int64),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
        found,
    )


def _inside(letters: npt.NDArray[np.uint8], borders: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Starts, ends and word numbers of all pieces that lie within one word and its borders."""
    passed = np.cumsum(letters == _SPACE)  # borders up to and with each letter: 1 in the first word
    starts, stops, words = [], [], []
    for size in range(SHORTEST, LONGEST + 1):
        begin = np.arange(max(len(letters) - size + 1, 0))
        # Only the first and the last letter of a piece may be a border.
        kept = begin[passed[begin + size - 2] == passed[begin]]
        starts.append(kept)
        stops.append(kept + size)
        words.append(passed[kept] - 1)
    return np.concatenate(starts), np.concatenate(stops), np.concatenate(words)


class _Hashed:
    """A polynomial hash of any stretch of letters, from sums that are made once."""

    def __init__(self, letters: npt.NDArray[np.uint8]) -> None:
        powers, self._back = _powers(1 << max(12, len(letters).bit_length()))
        weighed = (letters.astype(np.uint64) + np.uint64(1)) * powers[: len(letters)]
        self._sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(weighed)))

    def between(self, starts: Numbers, stops: Numbers) -> _Hashes:
        hashes: _Hashes = (self._sums[stops] - self._sums[starts]) * self._back[starts]
        return hashes


@cache
def _powers(count: int) -> tuple[_Hashes, _Hashes]:
    """Powers of the base and of its inverse, modulo 2**64."""
    found = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        factors = np.full(count, base, dtype=np.uint64)
        factors[0] = 1
        found.append(np.multiply.accumulate(factors))
    return found[0], found[1]

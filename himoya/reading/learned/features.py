"""What the learned part of reading sees: pieces of words, words, and stems that stand together.

Every piece is hashed to a row of the table of weights, so that no vocabulary has to be kept. Positions are
word numbers; the words come with their places in the folded text, so that a weight can be shown where it was
earned.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice, pairwise

import numpy as np
import numpy.typing as npt

BITS = 17  # the table has 2**BITS rows
SHORTEST, LONGEST = 3, 6
STEM = 4
FAR = 3  # two stems stand together up to this many words apart
PARTS = 3 + 2 * FAR
MOST_WORDS = 3_000

_WORD = re.compile(r"[a-z]+|[0-9]+|\?")
_DIGITS = str.maketrans("123456789", "000000000")
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SPACE = 32

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one message: their rows in the table, their first words, and how many more they span."""

    rows: Numbers
    first: Numbers
    more: Numbers
    words: list[tuple[int, int]]  # places in the folded text


def pieces(text: str) -> Pieces:
    """Pieces of a folded text (`Folded.text`). Numbers count by their length only: 71 and 83 are one."""
    found = places(text)
    words = words_at(text, found)
    rows, first = within(words)
    parts = [(rows, first, np.zeros(len(rows), dtype=np.int64))]
    for apart, joined in together(words):
        parts.append((joined, np.arange(len(joined)), np.full(len(joined), apart, dtype=np.int64)))
    return Pieces(
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
        found,
    )


def places(text: str) -> list[tuple[int, int]]:
    """Where the words, the numbers and the question marks of a folded text stand, MOST_WORDS of them."""
    return [match.span() for match in islice(_WORD.finditer(text), MOST_WORDS)]


def words_at(text: str, found: Iterable[tuple[int, int]]) -> list[str]:
    zeros = text.translate(_DIGITS)
    return [zeros[start:end] for start, end in found]


def within(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Rows of the pieces within one word and its borders, the word itself among them; and its number."""
    if not words:
        return _NONE, _NONE
    line = _Line(words)
    starts, stops, owners = line.inside()
    numbers = np.arange(len(words))
    hashes = line.between(np.concatenate((starts, line.begins)), np.concatenate((stops, line.ends + 1)))
    return _rows(hashes), np.concatenate((owners, numbers))


def together(words: Sequence[str]) -> list[tuple[int, Numbers]]:
    """Words and stems that stand together, as (words apart, rows from each first word on)."""
    return joined(parts_of(words)) if words else []


def parts_of(words: Sequence[str]) -> Hashes:
    """What each word brings to the pieces it shares with its neighbours: words x PARTS.

    The word after a border, the power that moves a hash behind it, the word between two borders; and its stem
    as the first and as the second of two, for each distance.
    """
    line = _Line(words)
    begins, ends = line.begins, line.ends
    stems = line.between(begins, np.minimum(begins + 1 + STEM, ends))
    columns = [line.between(begins, ends), line.power(ends - begins), line.between(begins, ends + 1)]
    for apart in range(1, FAR + 1):
        columns += [stems * np.uint64(2 * apart + 29), stems * np.uint64(1_000_003 + 30 * apart)]
    return np.stack(columns, axis=1)


def joined(parts: Hashes) -> list[tuple[int, Numbers]]:
    """The same as `together`, from what each word brings."""
    if len(parts) < 2:
        return []
    found = [(1, parts[:-1, 0] + parts[:-1, 1] * parts[1:, 2])]
    for apart in range(1, min(FAR, len(parts) - 1) + 1):
        found.append((apart, parts[:-apart, 1 + 2 * apart] + parts[apart:, 2 + 2 * apart]))
    rows = _rows(np.concatenate([hashes for _, hashes in found]))
    edges = list(accumulate((len(hashes) for _, hashes in found), initial=0))
    return [(apart, rows[a:b]) for (apart, _), (a, b) in zip(found, pairwise(edges), strict=True)]


def _rows(hashes: Hashes) -> Numbers:
    mixed = ((hashes ^ (hashes >> np.uint64(29))) * _MIX) >> np.uint64(64 - BITS)
    return mixed.astype(np.int64)


class _Line:
    """Words side by side with a border between them, and a polynomial hash of any stretch of the line."""

    def __init__(self, words: Sequence[str]) -> None:
        self._letters = np.frombuffer((" " + " ".join(words) + " ").encode("ascii"), dtype=np.uint8)
        borders = np.flatnonzero(self._letters == _SPACE)
        self.begins, self.ends = borders[:-1], borders[1:]
        self._powers, self._back = _powers(1 << max(12, len(self._letters).bit_length()))
        weighed = (self._letters.astype(np.uint64) + np.uint64(1)) * self._powers[: len(self._letters)]
        self._sums = np.zeros(len(weighed) + 1, dtype=np.uint64)
        np.cumsum(weighed, out=self._sums[1:])

    def between(self, starts: Numbers, stops: Numbers) -> Hashes:
        hashes: Hashes = (self._sums[stops] - self._sums[starts]) * self._back[starts]
        return hashes

    def power(self, lengths: Numbers) -> Hashes:
        """What a hash is multiplied with to stand so many letters later."""
        return self._powers[lengths]

    def inside(self) -> tuple[Numbers, Numbers, Numbers]:
        """Starts, ends and word numbers of all pieces of SHORTEST to LONGEST letters within one word."""
        passed = np.cumsum(self._letters == _SPACE)  # borders up to and with each letter: 1 in the first word
        starts, stops, words = [], [], []
        for size in range(SHORTEST, LONGEST + 1):
            begin = np.arange(max(len(self._letters) - size + 1, 0))
            # Only the first and the last letter of a piece may be a border.
            kept = begin[passed[begin + size - 2] == passed[begin]]
            starts.append(kept)
            stops.append(kept + size)
            words.append(passed[kept] - 1)
        return np.concatenate(starts), np.concatenate(stops), np.concatenate(words)


@cache
def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2**64."""
    found = []
    for base in (_BASE, pow(_BASE, -1, 1 << 64)):
        factors = np.full(count, base, dtype=np.uint64)
        factors[0] = 1
        found.append(np.multiply.accumulate(factors))
    return found[0], found[1]

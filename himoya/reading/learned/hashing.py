"""Pieces of text as rows of the table of weights: hashed, so that no vocabulary has to be kept."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

BITS = 17  # the table has 2**BITS rows
SHORTEST, LONGEST = 3, 6  # letters of a piece of a word
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SPACE = 32

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


def rows_of(hashes: Hashes) -> Numbers:
    mixed = ((hashes ^ (hashes >> np.uint64(29))) * _MIX) >> np.uint64(64 - BITS)
    return mixed.astype(np.int64)


class Line:
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

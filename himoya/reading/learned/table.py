"""The table of weights, and what the pieces of each word weigh together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from himoya.reading.learned import concepts
from himoya.reading.learned.features import PARTS, parts_of, within
from himoya.reading.learned.hashing import Hashes, Numbers

MOST_KEPT = 1 << 15  # words: eight megabytes
MASS = 64  # a piece's rarity squared is counted in parts of this many
Floats = npt.NDArray[np.float32]
Sums = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Table:
    """Weights per piece: of whole messages, of stretches, of the states of a contract.

    `mass`: what a piece weighs by itself, squared; `steps` what one unit of a column is worth, `starts` where
    its log-odds begin.
    """

    weights: npt.NDArray[np.int8]
    mass: npt.NDArray[np.int32]
    steps: Floats
    starts: Floats


@cache
def table() -> Table:
    with resources.files("himoya.reading.learned").joinpath("table.npz").open("rb") as file:
        stored = np.load(file)
        mass = np.round(stored["rarity"].astype(np.float64) ** 2 * MASS).astype(np.int32)
        return Table(stored["weights"], mass, stored["steps"], stored["starts"])


def weights_of(rows: Numbers) -> Sums:
    """What pieces weigh in each column, and last their mass, from which the length comes."""
    known = table()
    values = np.empty((len(rows), known.weights.shape[1] + 1), dtype=np.int32)
    values[:, :-1] = known.weights.take(rows, axis=0)
    values[:, -1] = known.mass.take(rows)
    return values


@cache
def weights_of_two() -> Sums:
    """What any two concepts weigh that stand near each other; the first's number leads."""
    ordered, any_order = concepts.every_two()
    return weights_of(ordered.ravel()) + weights_of(any_order.ravel())


class Known(NamedTuple):
    """What is known of each of some words."""

    weights: Sums  # of the pieces within it: words x (columns + 1)
    parts: Hashes  # `parts_of`
    about: Numbers  # words x the most concepts one can have; less than 0 where there are no more


class WordBook:
    """What each word weighs by itself and brings to its neighbours: the same words stand in most messages."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._place: dict[str, int] = {}
        self._weights = np.empty((MOST_KEPT, table().weights.shape[1] + 1), dtype=np.int32)
        self._parts = np.empty((MOST_KEPT, PARTS), dtype=np.uint64)
        self._about = np.empty((MOST_KEPT, concepts.most_of_a_word()), dtype=np.int64)

    def look_up(self, words: Sequence[str]) -> Known:
        with self._lock:
            try:
                at = self._places(words)
            except KeyError:
                self._learn(words)
                at = self._places(words)
            return Known(
                self._weights.take(at, axis=0), self._parts.take(at, axis=0), self._about.take(at, axis=0)
            )

    def _places(self, words: Sequence[str]) -> Numbers:
        return np.fromiter(map(self._place.__getitem__, words), dtype=np.int64, count=len(words))

    def _learn(self, words: Sequence[str]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self._place]
        if len(self._place) + len(new) > MOST_KEPT:
            self._place = {}
            new = list(dict.fromkeys(words))
        rows, owners = within(new)
        order = np.argsort(owners, kind="stable")
        starts = np.searchsorted(owners[order], np.arange(len(new)))
        first = len(self._place)
        self._weights[first : first + len(new)] = np.add.reduceat(weights_of(rows[order]), starts, axis=0)
        self._parts[first : first + len(new)] = parts_of(new)
        self._about[first : first + len(new)] = [concepts.filled(word) for word in new]
        self._place.update(zip(new, range(first, first + len(new)), strict=True))


@cache
def word_book() -> WordBook:
    return WordBook()

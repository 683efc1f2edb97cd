"""The table of weights, and what the pieces of each word weigh together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from threading import Lock

import numpy as np
import numpy.typing as npt

from himoya.reading.learned.features import PARTS, parts_of, within
from himoya.reading.learned.hashing import Hashes, Numbers

MOST_KEPT = 1 << 15  # words: eight megabytes
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """Weights per piece: the first half of the columns judges whole messages, the second stretches.

    `rarity` is what a piece weighs by itself; `steps` what one unit of a column is worth, `starts` where its
    log-odds begin.
    """

    weights: npt.NDArray[np.int8]
    rarity: Floats
    steps: Floats
    starts: Floats


@cache
def table() -> Table:
    with resources.files("himoya.reading.learned").joinpath("table.npz").open("rb") as file:
        stored = np.load(file)
        return Table(
            stored["weights"], stored["rarity"].astype(np.float32), stored["steps"], stored["starts"]
        )


def weights_of(rows: Numbers) -> Floats:
    """What pieces weigh in each column, and last their rarity squared, from which the length comes."""
    values = np.empty((len(rows), table().weights.shape[1] + 1), dtype=np.float32)
    weigh(rows, values)
    return values


def weigh(rows: Numbers, values: Floats) -> None:
    """The same, written into `values` (pieces x (columns + 1))."""
    known = table()
    values[:, :-1] = known.weights.take(rows, axis=0)
    values[:, -1] = known.rarity.take(rows) ** 2


class WordBook:
    """What each word weighs by itself and brings to its neighbours: the same words stand in most messages."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._place: dict[str, int] = {}
        self._weights = np.empty((MOST_KEPT, table().weights.shape[1] + 1), dtype=np.float32)
        self._parts = np.empty((MOST_KEPT, PARTS), dtype=np.uint64)

    def look_up(self, words: Sequence[str]) -> tuple[Floats, Hashes]:
        """Weights of the pieces within each word (words x (columns + 1)), and its `parts_of`."""
        with self._lock:
            if not all(map(self._place.__contains__, words)):
                self._learn(words)
            at = np.fromiter(map(self._place.__getitem__, words), dtype=np.int64, count=len(words))
            return self._weights.take(at, axis=0), self._parts.take(at, axis=0)

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
        self._place.update(zip(new, range(first, first + len(new)), strict=True))


@cache
def word_book() -> WordBook:
    return WordBook()

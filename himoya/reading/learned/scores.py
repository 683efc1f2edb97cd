"""How strongly a message, and its strongest stretch, speak for each of the twenty rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from himoya.reading.learned.features import FAR, Pieces, pieces

WINDOW = 14  # words of a stretch
STEP = 5
JUDGED = 21  # the twenty rules, then whether any of them holds

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


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


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds per rule, the last for any of them: of the message, of its best stretch, and that stretch."""

    message: Floats
    stretch: Floats
    words: list[tuple[int, int]]  # the best stretch of each rule, as places in the folded text


@cache
def table() -> Table:
    with resources.files("himoya.reading.learned").joinpath("table.npz").open("rb") as file:
        stored = np.load(file)
        return Table(
            stored["weights"], stored["rarity"].astype(np.float32), stored["steps"], stored["starts"]
        )


def stretches(words: int) -> list[tuple[int, int]]:
    """First word and end of every stretch of a message; a short message is one."""
    if words <= WINDOW:
        return [(0, words)]
    return list(_stepping(words))


def _stepping(words: int) -> Iterator[tuple[int, int]]:
    for end in range(WINDOW, words, STEP):
        yield end - WINDOW, end
    yield words - WINDOW, words


def scores(text: str) -> Scores | None:
    """Scores of a folded text (`Folded.text`); None for a text without words."""
    found = pieces(text)
    if not found.words:
        return None
    known = table()
    sums = _sums(found, known)
    whole = _over(sums, np.array([0]), np.array([len(found.words)]))[0]
    message = _odds(whole[None, :], known)[0, :JUDGED]
    cut = stretches(len(found.words))
    parts = _odds(_over(sums, np.array([a for a, _ in cut]), np.array([b for _, b in cut])), known)[
        :, JUDGED:
    ]
    best = parts.argmax(axis=0)
    places = [(found.words[cut[at][0]][0], found.words[cut[at][1] - 1][1]) for at in best.tolist()]
    return Scores(message, parts.max(axis=0), places)


def _sums(found: Pieces, known: Table) -> Floats:
    """Weights summed up to each word, for each span of pieces: (FAR + 1) x (words + 1) x (columns + 1)."""
    values = np.empty((len(found.rows), known.weights.shape[1] + 1), dtype=np.float32)
    values[:, :-1] = known.weights[found.rows]
    values[:, -1] = known.rarity[found.rows] ** 2
    words = len(found.words)
    key = found.more * words + found.first
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    per_word = np.zeros(((FAR + 1) * words, values.shape[1]), dtype=np.float32)
    per_word[key[starts]] = np.add.reduceat(values[order], starts, axis=0)
    sums = np.zeros((FAR + 1, words + 1, values.shape[1]), dtype=np.float32)
    np.cumsum(per_word.reshape(FAR + 1, words, -1), axis=1, out=sums[:, 1:])
    return sums


def _over(sums: Floats, begins: Numbers, ends: Numbers) -> Floats:
    """Sums over the pieces that lie wholly within each stretch."""
    found: Floats = np.zeros((len(begins), sums.shape[2]), dtype=np.float32)
    for more in range(FAR + 1):
        found += sums[more, np.maximum(ends - more, begins)] - sums[more, begins]
    return found


def _odds(summed: Floats, known: Table) -> Floats:
    length = np.sqrt(np.maximum(summed[:, -1:], 1e-6))
    return (summed[:, :-1] * known.steps / length + known.starts).astype(np.float32)

"""How strongly a message, and its strongest stretch, speak for each of the twenty rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from himoya.reading.learned.concepts import REACH
from himoya.reading.learned.features import places, together, words_at
from himoya.reading.learned.table import Table, table, weights_of, word_book

WINDOW = 14  # words of a stretch
STEP = 5
JUDGED = 21  # the twenty rules, then whether any of them holds

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds per rule, the last for any of them: of the message, of its best stretch, and that stretch."""

    message: Floats
    stretch: Floats
    words: list[tuple[int, int]]  # the best stretch of each rule, as places in the folded text


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
    found = places(text)
    if not found:
        return None
    cut = stretches(len(found))
    begins, ends = np.array([(0, len(found)), *cut]).T
    odds = _odds(_over(_sums(words_at(text, found)), begins, ends), table())
    parts = odds[1:, JUDGED:]
    best = parts.argmax(axis=0).tolist()
    quotes = [(found[cut[at][0]][0], found[cut[at][1] - 1][1]) for at in best]
    return Scores(odds[0, :JUDGED], parts.max(axis=0), quotes)


def _sums(words: list[str]) -> Floats:
    """Weights summed up to each word, for each span of pieces: (words + 1) x (REACH + 1) x (columns + 1)."""
    alone, parts = word_book().look_up(words)
    sums: Floats = np.zeros((len(words) + 1, REACH + 1, alone.shape[1]), dtype=np.float32)
    sums[1:, 0] = alone
    rows, first, more = together(words, parts)
    if len(rows):
        place = (first + 1) * (REACH + 1) + more
        order = np.argsort(place, kind="stable")
        place = place[order]
        starts = np.flatnonzero(np.diff(place, prepend=-1))
        values = np.add.reduceat(weights_of(rows[order]), starts, axis=0)
        sums.reshape(-1, alone.shape[1])[place[starts]] = values
    for before, here in pairwise(sums):  # what cumsum does, in whole rows
        np.add(before, here, out=here)
    return sums


def _over(sums: Floats, begins: Numbers, ends: Numbers) -> Floats:
    """Sums over the pieces that lie wholly within each stretch."""
    span = np.arange(REACH + 1)[:, None]
    found: Floats = (sums[np.maximum(ends - span, begins), span] - sums[begins, span]).sum(axis=0)
    return found


def _odds(summed: Floats, known: Table) -> Floats:
    length = np.sqrt(np.maximum(summed[:, -1:], 1e-6))
    return (summed[:, :-1] * known.steps / length + known.starts).astype(np.float32)

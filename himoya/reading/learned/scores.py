"""How strongly a message, and its strongest stretch, speak for each of the twenty rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from himoya.reading.learned.features import borders, places, together, words_at
from himoya.reading.learned.table import table, weigh, word_book

WINDOW = 14  # words of a stretch
STEP = 5
JUDGED = 21  # the twenty rules, then whether any of them holds
_AT_ONCE = 8  # stretches
_USUAL = 128  # words: which piece lies in which stretch is kept for messages up to this long, three megabytes

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds per rule, the last for any of them: of the message, of its best stretch, and that stretch."""

    message: Floats
    stretch: Floats
    words: list[tuple[int, int]]  # the best stretch of each rule, as places in the folded text


def stretches(words: int) -> list[Stretch]:
    """First word and end of every stretch of a message; a short message is one."""
    if words <= WINDOW:
        return [(0, words)]
    return list(_stepping(words))


def _stepping(words: int) -> Iterator[Stretch]:
    for end in range(WINDOW, words, STEP):
        yield end - WINDOW, end
    yield words - WINDOW, words


def scores(text: str) -> Scores | None:
    """Scores of a folded text (`Folded.text`); None for a text without words."""
    found = places(text)
    if not found:
        return None
    cut = stretches(len(found))
    whole, parts = _summed(words_at(text, found), cut)
    best = parts.argmax(axis=0).tolist()
    quotes = [(found[cut[at][0]][0], found[cut[at][1] - 1][1]) for at in best]
    return Scores(whole, parts.max(axis=0), quotes)


def _summed(words: list[str], cut: list[Stretch]) -> tuple[Floats, Floats]:
    """The odds of the whole message, and of each of its stretches."""
    alone, parts = word_book().look_up(words)
    rows, begins, spans = together(words, parts)
    # One row a piece: the words, then what stands together. Weights are whole numbers, so that their sums are
    # exact in whatever order they are added.
    pieces = np.empty((len(words) + len(rows), alone.shape[1]), dtype=np.float32)
    pieces[: len(words)] = alone
    weigh(rows, pieces[len(words) :])
    summed = np.add.reduce(pieces, axis=0)
    whole = _odds(summed, slice(JUDGED))
    over = _over(pieces, begins, spans, cut) if len(cut) > 1 else summed[None]
    return whole, _odds(over, slice(JUDGED, 2 * JUDGED))


def _over(pieces: Floats, begins: Numbers, spans: Numbers, cut: list[Stretch]) -> Floats:
    """Sums over the pieces that lie wholly within each stretch."""
    words = len(pieces) - len(begins)
    if words <= _USUAL:
        return _sums(_inside(words, begins, spans, cut), pieces)
    first = np.concatenate((np.arange(words), begins))
    last = np.concatenate((np.arange(words), begins + spans))
    found = []
    for at in range(0, len(cut), _AT_ONCE):
        some = cut[at : at + _AT_ONCE]
        near = np.flatnonzero((first >= some[0][0]) & (last < some[-1][1]))
        found.append(_sums(_membership(first[near], last[near], some), pieces[near]))
    return np.concatenate(found)


def _sums(inside: Floats, pieces: Floats) -> Floats:
    """Not by `@`: that wakes the threads of a library for a task of microseconds."""
    found: Floats = np.einsum("ij,jk->ik", inside, pieces)
    return found


def _inside(words: int, begins: Numbers, spans: Numbers, cut: list[Stretch]) -> Floats:
    """Stretches x pieces: 1 where a piece lies wholly within a stretch."""
    usual = _usual(words)
    known = usual.shape[1] - words
    if known == len(begins):
        return usual
    return np.concatenate((usual, _membership(begins[known:], begins[known:] + spans[known:], cut)), axis=1)


@lru_cache(maxsize=_USUAL)
def _usual(words: int) -> Floats:
    """The part that is the same in every message of so many words: words and their neighbours."""
    begins, spans = borders(words)
    first = np.concatenate((np.arange(words), begins))
    last = np.concatenate((np.arange(words), begins + spans))
    return _membership(first, last, stretches(words))


def _membership(first: Numbers, last: Numbers, cut: Sequence[Stretch]) -> Floats:
    begins, ends = np.array(cut).T[:, :, None]
    found: Floats = ((first >= begins) & (last < ends)).astype(np.float32)
    return found


def _odds(summed: Floats, columns: slice) -> Floats:
    known = table()
    length = np.sqrt(np.maximum(summed[..., -1:], 1e-6))
    odds = summed[..., columns] * known.steps[columns] / length + known.starts[columns]
    found: Floats = odds.astype(np.float32)
    return found

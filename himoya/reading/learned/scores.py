"""How strongly messages and their strongest stretches speak for each rule and each state of a contract.

Many messages are weighed in one go: a single one costs as much in small arrays as thirty do. All sums are of
whole numbers, so that a message weighs the same in whatever company it is weighed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from himoya.common.kept import kept
from himoya.reading.learned import concepts
from himoya.reading.learned.features import left_of, neighbours, places, words_of
from himoya.reading.learned.table import MASS, table, weights_of, weights_of_two, word_book

WINDOW = 14  # words of a stretch
STEP = 5
LONG = 150  # words: a longer message is weighed by parts, or a hundred greetings would drown one sentence
PART, PART_STEP = 120, 60
JUDGED = 21  # the twenty rules, then whether any of them holds
TOLD = 5  # states of a contract: offered, refused, signed, unknown; then whether any is told
AT_ONCE = 3_000  # words, but always one message
BLOCK = 8  # rows that are summed up side by side

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Sums = npt.NDArray[np.int32]
Stretch = tuple[int, int]
Span = tuple[int, int]


@dataclass(frozen=True)
class Scores:
    """Log-odds per rule, the last for any of them, of the message and of its best stretch; and per state of a
    contract, of the message."""

    message: Floats
    stretch: Floats
    contract: Floats
    by_stretch: Floats  # stretches x (rules and states)
    text: str  # folded

    def words(self, rule: int) -> Span:
        """The stretch that speaks most for a rule, as a place in the folded text."""
        return self._best(rule)

    def words_of_contract(self, state: int) -> Span:
        """The same for a state of a contract."""
        return self._best(JUDGED + state)

    def _best(self, column: int) -> Span:
        begin, end = stretches(len(self._spans))[int(self.by_stretch[:, column].argmax())]
        return self._spans[begin][0], self._spans[end - 1][1]

    @kept
    def _spans(self) -> list[Span]:
        """Of the words: only of few messages somebody asks."""
        return places(self.text)


@lru_cache(maxsize=512)  # most messages are of a few lengths
def stretches(words: int) -> list[Stretch]:
    """First word and end of every stretch of a message; a short message is one."""
    return list(_stepping(words, WINDOW, STEP)) if words > WINDOW else [(0, words)]


def _stepping(words: int, length: int, step: int) -> Iterator[Stretch]:
    for end in range(length, words, step):
        yield end - length, end
    yield words - length, words


@lru_cache(maxsize=512)
def parts(words: int) -> list[Stretch]:
    """The message as it is weighed as a whole: in one, or by parts when it is long."""
    return list(_stepping(words, PART, PART_STEP)) if words > LONG else [(0, words)]


@lru_cache(maxsize=512)
def _parts(words: int) -> Numbers:
    return np.array(parts(words), dtype=np.int64)


@lru_cache(maxsize=512)
def _stretches(words: int) -> Numbers:
    return np.array(stretches(words), dtype=np.int64)


def scores_of(texts: Sequence[str]) -> list[Scores | None]:
    """Scores of folded texts (`Folded`); None for a text without words."""
    found: list[Scores | None] = [None] * len(texts)
    waiting: list[int] = []
    counts: list[int] = []
    words: list[str] = []
    for number, text in enumerate(texts):
        told = words_of(text)
        if told:
            waiting.append(number)
            counts.append(len(told))
            words += told
        if waiting and (len(words) >= AT_ONCE or number == len(texts) - 1):
            weighed = _weighed([texts[one] for one in waiting], words, counts)
            for one, made in zip(waiting, weighed, strict=True):
                found[one] = made
            waiting, counts, words = [], [], []
    return found


def _weighed(texts: Sequence[str], words: Sequence[str], counts: Sequence[int]) -> Iterator[Scores]:
    begins = np.cumsum([0, *counts[:-1]])
    sums = _Sums(words, counts)
    whole, of_whole = _ranges(begins, [_parts(count) for count in counts])
    some, of_some = _ranges(begins, [_stretches(count) for count in counts])
    message = np.maximum.reduceat(_odds(sums.over(whole), 0), of_whole)
    by_stretch = _odds(sums.over(some), JUDGED)
    best = np.maximum.reduceat(by_stretch[:, :JUDGED], of_some)
    ends = [*of_some[1:].tolist(), len(by_stretch)]
    rows = zip(
        message[:, :JUDGED], best, message[:, 2 * JUDGED :], of_some.tolist(), ends, texts, strict=True
    )
    for of_message, of_stretch, of_contract, start, end, text in rows:
        yield Scores(of_message, of_stretch, of_contract, by_stretch[start:end], text)


def _ranges(begins: Numbers, cut: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Stretches of all messages (first word, end), and where those of each begin."""
    lengths = [len(some) for some in cut]
    return np.concatenate(cut) + np.repeat(begins, lengths)[:, None], np.cumsum([0, *lengths[:-1]])


class _Sums:
    """What stands in a row of words weighs together, from any word to any other."""

    def __init__(self, words: Sequence[str], counts: Sequence[int]) -> None:
        known = word_book().look_up(words)
        by_first, by_last = known.weights, known.weights.copy()
        left = left_of(counts)
        for apart, rows in neighbours(known.parts):
            values = weights_of(rows)
            values[left[:-apart] <= apart] = 0  # the other word is of the next message
            by_first[:-apart] += values
            by_last[apart:] += values
        owners, at = np.nonzero(known.about >= 0)
        near = concepts.side_by_side(known.about[owners, at], owners, left)
        of_two = weights_of_two().take(near.one * concepts.count() + near.other, axis=0)
        order = np.argsort(near.first + near.apart, kind="stable")
        self._begun, self._ended = _running(by_first), _running(by_last)
        self._pairs_begun, self._pairs_ended = _running(of_two), _running(of_two.take(order, axis=0))
        self._first, self._last = near.first, (near.first + near.apart)[order]

    def over(self, ranges: Numbers) -> Sums:
        """Sums over the pieces that lie wholly within each range of words.

        A range within a message is to be longer than any piece: one that reached over both its ends would be
        taken off.
        """
        begin, end = ranges.T
        found: Sums = self._ended.take(end, axis=0) - self._begun.take(begin, axis=0)
        found += self._pairs_ended.take(np.searchsorted(self._last, end), axis=0)
        found -= self._pairs_begun.take(np.searchsorted(self._first, begin), axis=0)
        return found


def _running(values: Sums) -> Sums:
    """Running sums, of nothing first. A step for all blocks at once: from row to row numpy goes slowly."""
    count, width = values.shape
    found = np.zeros((-(-count // BLOCK) * BLOCK + 1, width), dtype=np.int32)
    found[1 : count + 1] = values
    blocks = found[1:].reshape(-1, BLOCK, width)
    for place in range(1, BLOCK):
        blocks[:, place] += blocks[:, place - 1]
    blocks[1:] += np.cumsum(blocks[:-1, -1:], axis=0, dtype=np.int32)
    return found


def _odds(summed: Sums, since: int) -> Floats:
    """Log-odds of the columns from one on."""
    known = table()
    length = np.sqrt(np.maximum(summed[:, -1:], 1).astype(np.float32) / MASS)
    odds = summed[:, since:-1] * known.steps[since:] / length + known.starts[since:]
    return odds.astype(np.float32)

"""How strongly messages and their strongest stretches speak for each rule and each state of a contract.

Many messages are weighed in one go: a single one costs as much in small arrays as thirty do. All sums are of
whole numbers, so that a message weighs the same in whatever company it is weighed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from himoya.reading.learned.features import MOST_SPANNED, left_of, places, together, words_at
from himoya.reading.learned.table import MASS, table, weights_of, word_book

WINDOW = 14  # words of a stretch
STEP = 5
LONG = 150  # words: a longer message is weighed by parts, or a hundred greetings would drown one sentence
PART, PART_STEP = 120, 60
JUDGED = 21  # the twenty rules, then whether any of them holds
TOLD = 5  # states of a contract: offered, refused, signed, unknown; then whether any is told
AT_ONCE = 2_000  # words, but always one message

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Sums = npt.NDArray[np.int32]
Stretch = tuple[int, int]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds per rule, the last for any of them, of the message and of its best stretch; and per state of a
    contract, of the message."""

    message: Floats
    stretch: Floats
    contract: Floats
    by_stretch: Floats  # stretches x (rules and states)
    spans: Sequence[Span]  # of the words in the folded text

    def words(self, rule: int) -> Span:
        """The stretch that speaks most for a rule, as a place in the folded text."""
        return self._best(rule)

    def words_of_contract(self, state: int) -> Span:
        """The same for a state of a contract."""
        return self._best(JUDGED + state)

    def _best(self, column: int) -> Span:
        begin, end = stretches(len(self.spans))[int(self.by_stretch[:, column].argmax())]
        return self.spans[begin][0], self.spans[end - 1][1]


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


def scores_of(texts: Sequence[str]) -> list[Scores | None]:
    """Scores of folded texts (`Folded.text`); None for a text without words."""
    found: list[Scores | None] = [None] * len(texts)
    waiting: list[int] = []
    spans: list[list[Span]] = []
    for number, text in enumerate(texts):
        told = places(text)
        if told:
            waiting.append(number)
            spans.append(told)
        if waiting and (sum(map(len, spans)) >= AT_ONCE or number == len(texts) - 1):
            weighed = _weighed([texts[one] for one in waiting], spans)
            for one, made in zip(waiting, weighed, strict=True):
                found[one] = made
            waiting, spans = [], []
    return found


def _weighed(texts: Sequence[str], spans: Sequence[list[Span]]) -> Iterator[Scores]:
    counts = [len(told) for told in spans]
    words = [word for text, told in zip(texts, spans, strict=True) for word in words_at(text, told)]
    begins = np.cumsum([0, *counts])
    sums = _Sums(words, counts)
    whole, of_whole = _ranges(begins, [parts(count) for count in counts])
    some, of_some = _ranges(begins, [stretches(count) for count in counts])
    summed = sums.over(whole)
    message = np.maximum.reduceat(_odds(summed, slice(JUDGED)), of_whole)
    contract = np.maximum.reduceat(_odds(summed, slice(2 * JUDGED, 2 * JUDGED + TOLD)), of_whole)
    by_stretch = _odds(sums.over(some), slice(JUDGED, 2 * JUDGED + TOLD))
    best = np.maximum.reduceat(by_stretch, of_some)[:, :JUDGED]
    ends = [*of_some[1:].tolist(), len(by_stretch)]
    for number, (start, end) in enumerate(zip(of_some.tolist(), ends, strict=True)):
        yield Scores(message[number], best[number], contract[number], by_stretch[start:end], spans[number])


def _ranges(begins: Numbers, cut: Sequence[list[Stretch]]) -> tuple[Numbers, Numbers]:
    """Stretches of all messages (first word, end, end of the message), and where those of each begin."""
    first = np.cumsum([0, *map(len, cut[:-1])])
    told = np.array([stretch for some in cut for stretch in some], dtype=np.int64)
    number = np.repeat(np.arange(len(cut)), [len(some) for some in cut])
    start = begins[number]
    return np.stack((told[:, 0] + start, told[:, 1] + start, begins[number + 1]), axis=1), first


class _Sums:
    """What stands in a row of words weighs together, from any word to any other."""

    def __init__(self, words: Sequence[str], counts: Sequence[int]) -> None:
        alone, brought = word_book().look_up(words)
        rows, first, spanned = together(words, brought, left_of(counts))
        order = np.argsort(first, kind="stable")
        self._first, self._last = first[order], (first + spanned)[order]
        self._values = weights_of(rows[order])
        self._alone, self._beside = _running(alone), _running(self._values)
        self._count = np.searchsorted(self._first, np.arange(len(words) + 1))

    def over(self, ranges: Numbers) -> Sums:
        """Sums over the pieces that lie wholly within each range of words."""
        begin, end, until = ranges.T
        found: Sums = self._alone[end] - self._alone[begin]
        found += self._beside[self._count[end]] - self._beside[self._count[begin]]
        cut = np.flatnonzero(end < until)
        if len(cut):
            found[cut] -= self._across(begin[cut], end[cut])
        return found

    def _across(self, begin: Numbers, end: Numbers) -> Sums:
        """Sums over the pieces that begin before each end and reach beyond it."""
        since = self._count[np.maximum(begin, end - MOST_SPANNED)]
        near = self._count[end] - since
        number = np.repeat(np.arange(len(end)), near)
        piece = np.arange(len(number)) + np.repeat(since - np.cumsum(near) + near, near)
        beyond = self._last[piece] >= end[number]
        running = _running(self._values[piece[beyond]])
        bounds = np.searchsorted(number[beyond], np.arange(len(end) + 1))
        found: Sums = running[bounds[1:]] - running[bounds[:-1]]
        return found


def _running(values: Sums) -> Sums:
    """Running sums, of nothing first."""
    found = np.zeros((len(values) + 1, values.shape[1]), dtype=np.int32)
    np.cumsum(values, axis=0, out=found[1:])
    return found


def _odds(summed: Sums, columns: slice) -> Floats:
    known = table()
    length = np.sqrt(np.maximum(summed[:, -1:], 1).astype(np.float32) / MASS)
    odds = summed[:, columns] * known.steps[columns] / length + known.starts[columns]
    return odds.astype(np.float32)

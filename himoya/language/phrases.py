"""Very many phrases, and which of them a text may hold, found by its words in one go."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain, compress, pairwise
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from himoya.common.kept import kept_by
from himoya.language.patterns import Pattern, as_nought, pattern

Tag = TypeVar("Tag")
Need = frozenset[str]

_KEPT = 1 << 15  # words, and pairs of words: the same ones stand in every message


class Phrases(Generic[Tag]):
    """Phrases with their tags, looked up by what a text must hold for each."""

    def __init__(self, phrases: Iterable[tuple[str, Tag]]) -> None:
        self._rows = [(pattern(phrase), tag) for phrase, tag in phrases]
        self._always: list[int] = []
        wanting: dict[Need, list[tuple[int, set[Need]]]] = {}
        for number, (made, _) in enumerate(self._rows):
            longest = max(made.needs, key=lambda need: min(map(len, need)), default=None)
            if longest is None:
                self._always.append(number)
            else:
                wanting.setdefault(longest, []).append((number, {*made.needs} - {longest}))
        self._met = _Needs(wanting)

    def candidates(self, words: Sequence[str], spread: str) -> list[tuple[Pattern, Tag]]:
        """Phrases that might stand in a text, in their order.

        `words` are the text's in merged letters, `spread` the same as `patterns.spread`.
        """
        chosen = self._met.by(words, spread)
        chosen.update(self._always)
        return [self._rows[number] for number in sorted(chosen)]


class _Answer(NamedTuple):
    """What one word, or two side by side, offer. Most offer nothing."""

    alone: tuple[int, ...] = ()  # phrases that need nothing else
    more: tuple[tuple[int, int], ...] = ()  # phrases, and the bits of what else they need
    bits: int = 0  # of what such phrases need
    longer: tuple[tuple[str, "_Answer"], ...] = ()  # rows of three words and more, and what they offer


_Offer = tuple[
    list[tuple[int, int]], int
]  # phrases, and the bits of what else each needs; the need's own bit


class _Needs:
    """Which needs a text meets. A need is one of some beginnings of words, whole words, or rows of words.

    Everything is asked of one word or of two side by side, whose answers are kept. What a row of three or
    more needs is looked for in the text where its first two words stand. There every number is 0; elsewhere
    a number meets both what needs it and what needs any.
    """

    def __init__(self, wanting: Mapping[Need, Sequence[tuple[int, set[Need]]]]) -> None:
        """`wanting`: by a need, the phrases that are looked up by it, each with its other needs."""
        bits: dict[Need, int] = {}
        for _, others in chain.from_iterable(wanting.values()):
            for need in others:
                bits.setdefault(need, 1 << len(bits))
        self._begin: dict[str, list[_Offer]] = {}
        self._whole: dict[str, list[_Offer]] = {}
        self._rows: dict[str, list[_Offer]] = {}  # of two words, the second perhaps only begun
        self._longer: dict[str, list[tuple[str, _Offer]]] = {}  # by their first two words
        for need in {**wanting, **bits}:
            led = [(number, sum(map(bits.__getitem__, others))) for number, others in wanting.get(need, ())]
            for text in need:
                self._add(text, (led, bits.get(need, 0)))
        self._seconds: dict[str, str] = {}  # by the first word of rows, how their second words begin
        for row in (*self._rows, *self._longer):
            first, second = as_nought(row).split(" ")[1:3]
            self._seconds[first] = self._seconds.get(first, "") + second[0]
        self._longest = max(map(len, self._begin), default=0)
        self._same: dict[_Answer, _Answer] = {}  # many words offer the same
        self._of_word = kept_by(_KEPT)(self._by_word)
        self._of_pair = kept_by(_KEPT)(self._by_pair)

    def _add(self, text: str, offer: _Offer) -> None:
        first, *others = text[1:].split(" ")
        if not others:
            self._begin.setdefault(first, []).append(offer)
        elif others == [""]:
            self._whole.setdefault(first, []).append(offer)
        elif len(others) == 1 or (len(others) == 2 and not others[1]):
            self._rows.setdefault(text, []).append(offer)
        else:
            row = as_nought(text)
            first, second, _ = row[1:].split(" ", 2)
            self._longer.setdefault(f" {first} {second} ", []).append((row, offer))

    def by(self, words: Sequence[str], spread: str) -> set[int]:
        """The numbers of phrases all of whose needs a text meets."""
        plain = spread[1:-1].split(" ")
        pairs = compress(
            zip(pairwise(words), plain, plain[1:], strict=False), map(self._seconds.__contains__, plain)
        )
        leading = [pair for pair, first, second in pairs if second[0] in self._seconds[first]]
        chosen: set[int] = set()
        wanting: list[tuple[int, int]] = []
        met = 0
        answers = list(filter(None, [*map(self._of_word, words), *map(self._of_pair, leading)]))
        for alone, more, bits, longer in answers:
            if alone:
                chosen.update(alone)
            if bits:
                met |= bits
            if more:
                wanting += more
            if longer:
                answers += [answer for row, answer in longer if row in spread]
        chosen.update([number for number, needs in wanting if needs & met == needs])
        return chosen

    def _by_word(self, word: str) -> _Answer | None:
        offers: list[_Offer] = []
        for form in {word, as_nought(word)}:
            offers += self._whole.get(form, ())
            for length in range(1, min(len(form), self._longest) + 1):
                offers += self._begin.get(form[:length], ())
        return self._shared(_answer(offers))

    def _by_pair(self, pair: tuple[str, str]) -> _Answer | None:
        first, second = pair
        begin, end = as_nought(first), as_nought(second)
        longer = [(row, _answer([offer])) for row, offer in self._longer.get(f" {begin} {end} ", ())]
        met: list[_Offer] = []
        for row in {f" {one} {other} " for one in (first, begin) for other in (second, end)}:
            for length in range(row.index(" ", 1) + 2, len(row) + 1):
                met += self._rows.get(row[:length], ())
        return self._shared(_answer(met, longer))

    def _shared(self, answer: _Answer) -> _Answer | None:
        return self._same.setdefault(answer, answer) if any(answer) else None


def _answer(offers: Iterable[_Offer], longer: Iterable[tuple[str, _Answer]] = ()) -> _Answer:
    offers = list(offers)
    rows = {row for led, _ in offers for row in led}
    return _Answer(
        alone=tuple(number for number, others in rows if not others),
        more=tuple(row for row in rows if row[1]),
        bits=reduce(or_, (bit for _, bit in offers), 0),
        longer=tuple(longer),
    )

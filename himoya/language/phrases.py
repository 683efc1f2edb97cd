"""Very many phrases, and which of them a text may hold, found by its words in one go."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, compress, pairwise, starmap
from typing import Generic, TypeVar

from himoya.language.patterns import Pattern, pattern

Tag = TypeVar("Tag")
Numbers = tuple[int, ...]

_KEPT = 1 << 15  # words, and pairs of words: the same ones stand in every message


class Phrases(Generic[Tag]):
    """Phrases with their tags, looked up by what a text must hold for each."""

    def __init__(self, phrases: Iterable[tuple[str, Tag]]) -> None:
        self._rows = [(pattern(phrase), tag) for phrase, tag in phrases]
        needs: dict[frozenset[str], int] = {}
        self._always: list[int] = []
        self._led_by: dict[int, list[tuple[int, frozenset[int]]]] = {}
        for number, (made, _) in enumerate(self._rows):
            longest = max(made.needs, key=lambda need: min(map(len, need)), default=None)
            all_needs = frozenset(needs.setdefault(need, len(needs)) for need in made.needs)
            if longest is None:
                self._always.append(number)
            else:
                self._led_by.setdefault(needs[longest], []).append((number, all_needs))
        self._leads = frozenset(self._led_by)
        self._met = _Needs(needs)

    def candidates(self, spread: str) -> list[tuple[Pattern, Tag]]:
        """Phrases that might stand in a text, by its `patterns.spread`, in their order."""
        held = self._met.held(spread)
        led = chain.from_iterable(map(self._led_by.__getitem__, held & self._leads))
        chosen = [number for number, needs in led if needs <= held]
        return [self._rows[number] for number in sorted([*self._always, *chosen])]


class _Needs:
    """Which needs a text meets. A need is one of some beginnings of words, whole words, or rows of words.

    Everything is asked of one word or of two side by side, whose answers are kept. What a row of three or
    more needs is looked for in the text where its first two words stand; until then it has a number of its
    own, below nought.
    """

    def __init__(self, needs: dict[frozenset[str], int]) -> None:
        self._begin: dict[str, list[int]] = {}
        self._whole: dict[str, list[int]] = {}
        self._rows: dict[str, list[tuple[str, int]]] = {}  # by their first words
        self._longer: dict[int, tuple[str, int]] = {}
        for texts, number in needs.items():
            for text in texts:
                self._add(text, number)
        self._longs = frozenset(self._longer)
        self._longest = max(map(len, self._begin), default=0)
        self._of_word = lru_cache(_KEPT)(self._by_word)
        self._of_pair = lru_cache(_KEPT)(self._by_pair)

    def _add(self, text: str, number: int) -> None:
        first, *others = text[1:].split(" ")
        if not others:
            self._begin.setdefault(first, []).append(number)
        elif others == [""]:
            self._whole.setdefault(first, []).append(number)
        elif len(others) == 1 or (len(others) == 2 and not others[1]):
            self._rows.setdefault(first, []).append((text, number))
        else:
            own = -1 - len(self._longer)
            self._longer[own] = text, number
            self._rows.setdefault(first, []).append((f" {first} {others[0]} ", own))

    def held(self, spread: str) -> set[int]:
        words = spread[1:-1].split(" ")
        leading = compress(pairwise(words), map(self._rows.__contains__, words))
        found = set(chain(*map(self._of_word, words), *starmap(self._of_pair, leading)))
        for own in found & self._longs:
            text, number = self._longer[own]
            if text in spread:
                found.add(number)
        return found

    def _by_word(self, word: str) -> Numbers:
        begins = (word[:length] for length in range(1, min(len(word), self._longest) + 1))
        met = (self._begin.get(begin, ()) for begin in begins)
        return tuple({*self._whole.get(word, ()), *chain.from_iterable(met)})

    def _by_pair(self, first: str, second: str) -> Numbers:
        pair = f" {first} {second} "
        return tuple({number for text, number in self._rows[first] if pair.startswith(text)})

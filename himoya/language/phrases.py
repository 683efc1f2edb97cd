"""Very many phrases, and which of them a text may hold, found in one go."""

from collections.abc import Iterable
from itertools import chain
from typing import Generic, TypeVar

import ahocorasick

from himoya.language.patterns import Pattern, pattern

Tag = TypeVar("Tag")


class Phrases(Generic[Tag]):
    """Phrases with their tags, looked up by what a text must hold for each."""

    def __init__(self, phrases: Iterable[tuple[str, Tag]]) -> None:
        self._rows = [(pattern(phrase), tag) for phrase, tag in phrases]
        needs: dict[frozenset[str], int] = {}
        self._needs = [
            frozenset(needs.setdefault(need, len(needs)) for need in made.needs) for made, _ in self._rows
        ]
        self._always = [number for number, need in enumerate(self._needs) if not need]
        self._led_by: dict[int, list[int]] = {}
        self._alone: dict[int, list[int]] = {}  # phrases that need nothing else
        lengths = {number: min(map(len, need)) for need, number in needs.items()}
        for number, need in enumerate(self._needs):
            if need:
                led = self._alone if len(need) == 1 else self._led_by
                led.setdefault(max(need, key=lengths.__getitem__), []).append(number)
        self._automaton = _automaton(needs)

    def candidates(self, spread: str) -> list[tuple[Pattern, Tag]]:
        """Phrases that might stand in a text, by its `patterns.spread`, in their order."""
        if not len(self._automaton):
            return [self._rows[number] for number in self._always]
        held = set(chain.from_iterable(needs for _, needs in self._automaton.iter(spread)))
        chosen = list(self._always)
        for need in self._alone.keys() & held:
            chosen += self._alone[need]
        for need in self._led_by.keys() & held:
            chosen += [number for number in self._led_by[need] if self._needs[number] <= held]
        return [self._rows[number] for number in sorted(chosen)]


def _automaton(needs: dict[frozenset[str], int]) -> ahocorasick.Automaton:
    by_text: dict[str, list[int]] = {}
    for texts, number in needs.items():
        for text in texts:
            by_text.setdefault(text, []).append(number)
    made = ahocorasick.Automaton()
    for text, numbers in by_text.items():
        made.add_word(text, tuple(numbers))
    made.make_automaton()
    return made

"""Under which keys the persons of an import will be found, until they are written. Pure.

A batch alone would touch every page of the index; all of them in its order touch each page once.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np


def _numbers() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class _Pairs:
    """(key, person) many times: sixteen bytes each."""

    keys: "array[int]" = field(default_factory=_numbers)
    persons: "array[int]" = field(default_factory=_numbers)

    def add(self, person: int, keys: Sequence[int]) -> None:
        self.keys.extend(keys)
        self.persons.extend([person] * len(keys))

    def in_order(self) -> Iterator[tuple[int, int]]:
        """Each once, by key and person."""
        pairs = np.array([self.keys, self.persons], dtype=np.int64).reshape(2, -1)
        pairs = pairs[:, np.lexsort(pairs[::-1])]
        new = np.r_[True, (pairs[:, 1:] != pairs[:, :-1]).any(axis=0)][: pairs.shape[1]]
        yield from zip(*pairs[:, new].tolist(), strict=True)


@dataclass(slots=True)
class Keys:
    """Keys of names and of reports, each with the number of a person; `in_order` as their indexes are."""

    _words: dict[str, int] = field(default_factory=dict)  # each key of a name once, with its number
    _names: _Pairs = field(default_factory=_Pairs)
    _reports: _Pairs = field(default_factory=_Pairs)

    def add_name(self, person: int, keys: Iterable[str]) -> None:
        words = self._words
        self._names.add(person, [words.setdefault(key, len(words)) for key in keys])

    def add_report(self, person: int, keys: Sequence[int]) -> None:
        self._reports.add(person, keys)

    def of_names(self) -> list[tuple[str, int]]:
        words = list(self._words)
        return sorted((words[number], person) for number, person in self._names.in_order())

    def of_reports(self) -> list[tuple[int, int]]:
        return list(self._reports.in_order())

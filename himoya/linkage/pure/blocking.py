"""Which pairs are worth comparing: those that share a rare enough key."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.names.keys import initials, prefixes, sounds
from himoya.names.parse import Name

# A key shared by at most this many records has all its pairs compared; in a more crowded one each record
# meets only its neighbours by birth date and phone, so the work grows with the records, not their square.
CROWDED = 40
NEIGHBOURS = 4


def _numbers() -> "array[int]":
    return array("q")


@dataclass(frozen=True, slots=True)
class Kept:
    """Keys one after the other, and how many of them each row has."""

    keys: "array[int]" = field(default_factory=_numbers)
    sizes: "array[int]" = field(default_factory=_numbers)

    def add(self, found: list[int]) -> None:
        self.keys.extend(found)
        self.sizes.append(len(found))

    def by_row(self) -> tuple[Ints, Ints]:
        """The keys, and the row of each."""
        owners = np.repeat(np.arange(len(self.sizes), dtype=np.int64), np.array(self.sizes, dtype=np.int64))
        return np.array(self.keys, dtype=np.int64), owners


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of every row: those that know no date, and those that do."""

    dateless: Kept
    dated: Kept


def candidates(rows: Columns, keys: Keys) -> Ints:
    """The pairs to compare, as rows (smaller, larger), each once, in a fixed order."""
    told, owners = (
        np.concatenate(both) for both in zip(keys.dateless.by_row(), keys.dated.by_row(), strict=True)
    )
    order = np.lexsort((owners, rows.phone[owners], rows.date[owners], told))
    packed = _met(told[order], owners[order], len(rows), NEIGHBOURS)
    return np.stack(np.divmod(packed, max(1, len(rows))), axis=1)


def met_without_dates(keys: Keys, rows: int, pairs: Ints) -> "np.typing.NDArray[np.bool_]":
    """Which pairs (smaller row first) share a key that knows no date and is rare enough to have all its pairs
    compared.

    In a crowded one neighbours by date meet, so there the date would witness for itself.
    """
    told, owners = keys.dateless.by_row()
    order = np.lexsort((owners, told))
    return np.isin(pairs[:, 0] * rows + pairs[:, 1], _met(told[order], owners[order], rows, 0))


def _met(keys: Ints, owners: Ints, rows: int, neighbours: int) -> Ints:
    """Pairs that share a rare key, or stand within `neighbours` in a crowded one, each once and in order, as
    smaller row * rows + larger. Equal keys stand together."""
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    place = np.arange(len(keys)) - np.repeat(starts, sizes)
    size = np.repeat(sizes, sizes)
    found = [np.empty(0, np.int64)]
    for step in range(1, CROWDED):
        reach = (place + step < size) & ((size <= CROWDED) | (step <= neighbours))
        first = np.flatnonzero(reach)
        if not len(first):
            break
        left, right = owners[first], owners[first + step]
        low, high = np.minimum(left, right), np.maximum(left, right)
        found.append((low * rows + high)[low != high])
    packed = np.sort(np.concatenate(found))
    once: Ints = packed[np.r_[True, packed[1:] != packed[:-1]][: len(packed)]]
    return once


def keys_of_rows(rows: Columns) -> Keys:
    keys = Keys(Kept(), Kept())
    for dateless, dated in _hashed(rows):
        keys.dateless.add(dateless)
        keys.dated.add(dated)
    return keys


def _hashed(rows: Columns) -> Iterator[tuple[list[int], list[int]]]:
    """The keys of each row, without a date and with one."""
    numbers: dict[str, int] = {}

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers) + 1)

    def of_name(name: Name) -> tuple[list[int], list[int], list[int]]:
        """Its sounds, its beginnings, and the keys that need nothing else. Tuples of integers have the same
        hash in every run, texts do not."""
        heard = [number(s) for s in sounds(name)[:5]]
        letters = [number("." + s) for s in initials(name)]
        keys = [hash((1, a, b) if a < b else (1, b, a)) for a, b in combinations(heard, 2)]
        keys += [hash((6, a, letter)) for a in heard for letter in letters]
        return heard, [number("^" + p) for p in prefixes(name)[:4]], keys

    told = list(map(of_name, rows.names))
    columns = (rows.name_of, rows.date, rows.phone, rows.home, rows.reporter)
    for name, date, phone, home, reporter in zip(*(column.tolist() for column in columns), strict=True):
        heard, begun, of_it = told[name]
        year, day = divmod(date, 10000)
        dateless = of_it.copy()
        if phone or home:
            dateless += [hash((5, a, phone or home)) for a in heard]
        if phone:
            dateless.append(hash((8, phone)))
        if reporter:
            dateless += [hash((9, a, reporter)) for a in heard]
        dated = [hash((2, a, b, year) if a < b else (2, b, a, year)) for a, b in combinations(begun, 2)]
        if year:
            dated += [hash((3, a, year)) for a in heard]
        if day:
            dated += [hash((4, a, day)) for a in heard]
        if day and day != 101:
            dated.append(hash((7, date)))
        yield dateless, dated

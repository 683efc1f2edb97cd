"""Which pairs are worth comparing: those that share a rare enough key."""

from array import array
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.names.keys import initials, prefixes, sounds

# A key shared by at most this many records has all its pairs compared; in a more crowded one each record
# meets only its neighbours by birth date and phone, so the work grows with the records, not their square.
CROWDED = 40
NEIGHBOURS = 4


def candidates(rows: Columns) -> Ints:
    """The pairs to compare, as rows (smaller, larger), each once, in a fixed order."""
    keys, owners = _keys(rows)
    order = np.lexsort((owners, rows.phone[owners], rows.date[owners], keys))
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[starts, len(keys)])
    place = np.arange(len(keys)) - np.repeat(starts, sizes)
    size = np.repeat(sizes, sizes)
    found = [np.empty(0, np.int64)]
    for step in range(1, CROWDED):
        reach = (place + step < size) & ((size <= CROWDED) | (step <= NEIGHBOURS))
        first = np.flatnonzero(reach)
        if not len(first):
            break
        left, right = owners[first], owners[first + step]
        low, high = np.minimum(left, right), np.maximum(left, right)
        found.append((low * len(rows) + high)[low != high])
    packed = np.sort(np.concatenate(found))
    packed = packed[np.r_[True, packed[1:] != packed[:-1]][: len(packed)]]
    return np.stack(np.divmod(packed, max(1, len(rows))), axis=1)


def _keys(rows: Columns) -> tuple[Ints, Ints]:
    keys, sizes = array("q"), array("q")
    for found in _hashed(rows):
        keys.extend(found)
        sizes.append(len(found))
    owners = np.repeat(np.arange(len(sizes), dtype=np.int64), np.array(sizes, dtype=np.int64))
    return np.array(keys, dtype=np.int64), owners


def _hashed(rows: Columns) -> Iterator[list[int]]:
    """The keys of each row."""
    numbers: dict[str, int] = {}

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers) + 1)

    told = [
        (
            [number(s) for s in sounds(name)[:5]],
            [number("^" + p) for p in prefixes(name)[:4]],
            [number("." + s) for s in initials(name)],
        )
        for name in rows.names
    ]
    columns = (rows.name_of, rows.date, rows.phone, rows.home, rows.reporter)
    for name, date, phone, home, reporter in zip(*(column.tolist() for column in columns), strict=True):
        heard, begun, letters = told[name]
        year, day = divmod(date, 10000)
        # Tuples of integers have the same hash in every run, texts do not.
        found = [hash((1, a, b) if a < b else (1, b, a)) for a, b in combinations(heard, 2)]
        found += [hash((2, a, b, year) if a < b else (2, b, a, year)) for a, b in combinations(begun, 2)]
        if year:
            found += [hash((3, a, year)) for a in heard]
        if day:
            found += [hash((4, a, day)) for a in heard]
        if phone or home:
            found += [hash((5, a, phone or home)) for a in heard]
        if reporter:
            found += [hash((9, a, reporter)) for a in heard]
        found += [hash((6, a, letter)) for a in heard for letter in letters]
        if day and day != 101:
            found.append(hash((7, date)))
        if phone:
            found.append(hash((8, phone)))
        yield found

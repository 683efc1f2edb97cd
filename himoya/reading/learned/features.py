"""What the learned part of reading sees: pieces of words, words, stems that stand together, and concepts.

Positions are word numbers; the words come with their places in the folded text, so that a weight can be shown
where it was earned.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from himoya.reading.learned import concepts
from himoya.reading.learned.hashing import Hashes, Line, Numbers, rows_of

STEM = 4  # letters
FAR = 3  # two stems stand together up to this many words apart
PARTS = 3 + 2 * FAR
MOST_SPANNED = concepts.REACH  # words beyond its first that a piece may span
MOST_WORDS = 3_000

_WORD = re.compile(r"[a-z]+|[0-9]+|\?")
_DIGITS = str.maketrans("123456789", "000000000")
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one message: their rows in the table, their first words, and how many more they span."""

    rows: Numbers
    first: Numbers
    more: Numbers
    words: list[tuple[int, int]]  # places in the folded text


def pieces(text: str) -> Pieces:
    """Pieces of a folded text (`Folded.text`). Numbers count by their length only: 71 and 83 are one."""
    found = places(text)
    words = words_at(text, found)
    if not words:
        return Pieces(_NONE, _NONE, _NONE, [])
    rows, owners = within(words)
    joined, first, more = together(words, parts_of(words), left_of([len(words)]))
    return Pieces(
        np.concatenate((rows, joined)),
        np.concatenate((owners, first)),
        np.concatenate((np.zeros(len(rows), dtype=np.int64), more)),
        found,
    )


def places(text: str) -> list[tuple[int, int]]:
    """Where the words, the numbers and the question marks of a folded text stand, MOST_WORDS of them."""
    return [match.span() for match in islice(_WORD.finditer(text), MOST_WORDS)]


def words_at(text: str, found: Iterable[tuple[int, int]]) -> list[str]:
    zeros = text.translate(_DIGITS)
    return [zeros[start:end] for start, end in found]


def within(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Rows of what lies within one word and its borders, the word itself and its concepts among them; and its
    number."""
    line = Line(words)
    starts, stops, owners = line.inside()
    hashes = line.between(np.concatenate((starts, line.begins)), np.concatenate((stops, line.ends + 1)))
    about, places_of = concepts.alone(words)
    return (
        np.concatenate((rows_of(hashes), about)),
        np.concatenate((owners, np.arange(len(words)), places_of)),
    )


def parts_of(words: Sequence[str]) -> Hashes:
    """What each word brings to the pieces it shares with its neighbours: words x PARTS.

    The word after a border, the power that moves a hash behind it, the word between two borders; and its stem
    as the first and as the second of two, for each distance.
    """
    line = Line(words)
    begins, ends = line.begins, line.ends
    stems = line.between(begins, np.minimum(begins + 1 + STEM, ends))
    columns = [line.between(begins, ends), line.power(ends - begins), line.between(begins, ends + 1)]
    for apart in range(1, FAR + 1):
        columns += [stems * np.uint64(2 * apart + 29), stems * np.uint64(1_000_003 + 30 * apart)]
    return np.stack(columns, axis=1)


def left_of(counts: Sequence[int]) -> Numbers:
    """For each word of messages with so many words, how many are left of its message, itself among them."""
    ends = np.cumsum(counts)
    return np.repeat(ends, counts) - np.arange(ends[-1] if len(counts) else 0)


def together(words: Sequence[str], parts: Hashes, left: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Words, stems and concepts that stand together: rows, their first words, and how many words they span
    beyond it. `parts`: what `parts_of` says of the words; `left`: see `left_of`."""
    begins = [np.flatnonzero(left > apart) for apart in range(1, FAR + 1)]
    pair = begins[0]
    hashes = [parts[pair, 1] * parts[pair + 1, 2] + parts[pair, 0]]
    hashes += [
        parts[first, 1 + 2 * apart] + parts[first + apart, 2 + 2 * apart]
        for apart, first in enumerate(begins, 1)
    ]
    firsts = [pair, *begins]
    spans = np.repeat([1, *range(1, FAR + 1)], [len(first) for first in firsts])
    about, first, apart = concepts.side_by_side(words, left)
    return (
        np.concatenate((rows_of(np.concatenate(hashes)), about)),
        np.concatenate((*firsts, first)),
        np.concatenate((spans, apart)),
    )

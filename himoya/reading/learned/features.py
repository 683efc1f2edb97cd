"""What the learned part of reading sees: pieces of words, words, stems that stand together, and concepts.

Positions are word numbers; the words come with their places in the folded text, so that a weight can be shown
where it was earned.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from string import ascii_lowercase, digits

import numpy as np

from himoya.reading.learned import concepts
from himoya.reading.learned.hashing import Hashes, Line, Numbers, rows_of

STEM = 4  # letters
FAR = 3  # two stems stand together up to this many words apart
PARTS = 3 + 2 * FAR
MOST_WORDS = 3_000

_WORD = re.compile(r"[a-z]+|[0-9]+|\?")


class _Plain(dict[int, str]):
    """A translate table; what it does not hold is a border."""

    def __missing__(self, code: int) -> str:
        return " "


# Letters, figures as 0, question marks; o and w merged with u, should they not be yet.
_PLAIN = _Plain({ord(letter): letter for letter in ascii_lowercase + "?"})
_PLAIN |= {ord(figure): "0" for figure in digits} | {ord("o"): "u", ord("w"): "u"}
_MIXED = re.compile("0(?:[a-z]|(?<=[a-z]0))")  # "71inchi" is two words
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one message: their rows in the table, their first words, and how many more they span."""

    rows: Numbers
    first: Numbers
    more: Numbers
    words: list[tuple[int, int]]  # places in the folded text


def pieces(text: str) -> Pieces:
    """Pieces of a folded text (`Folded`). Numbers count by their length only: 71 and 83 are one."""
    words = words_of(text)
    if not words:
        return Pieces(_NONE, _NONE, _NONE, [])
    rows, owners = within(words)
    found = [(rows, owners, np.zeros(len(rows), dtype=np.int64))]
    for apart, joined in neighbours(parts_of(words)):
        found.append((joined, np.arange(len(joined)), np.full(len(joined), apart)))
    near = concepts.side_by_side(*concepts.told(words), left_of([len(words)]))
    for joined in concepts.rows_of_two(near):
        found.append((joined, near.first, near.apart))
    rows, first, more = map(np.concatenate, zip(*found, strict=True))
    return Pieces(rows, first, more, places(text))


def places(text: str) -> list[tuple[int, int]]:
    """Where the words, the numbers and the question marks of a folded text stand, MOST_WORDS of them."""
    return [match.span() for match in islice(_WORD.finditer(text), MOST_WORDS)]


def words_of(text: str) -> list[str]:
    """What stands there, each figure as 0. Cut at the borders: by a regex it takes three times as long."""
    plain = text.translate(_PLAIN)
    words = _WORD.findall(plain) if _MIXED.search(plain) else plain.replace("?", " ? ").split()
    return words[:MOST_WORDS]


def within(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Rows of what lies within one word and its borders, the word itself and its concepts among them; and its
    number."""
    line = Line(words)
    starts, stops, owners = line.inside()
    hashes = line.between(np.concatenate((starts, line.begins)), np.concatenate((stops, line.ends + 1)))
    about, places_of = concepts.told(words)
    return (
        np.concatenate((rows_of(hashes), concepts.rows_of_one(about))),
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


def neighbours(parts: Hashes) -> list[tuple[int, Numbers]]:
    """Pieces of two words that stand so far apart: their rows, for each word with another so far behind it.

    `parts`: what `parts_of` says of the words."""
    pair = parts[:-1, 1] * parts[1:, 2] + parts[:-1, 0]
    stems = [
        (apart, parts[:-apart, 1 + 2 * apart] + parts[apart:, 2 + 2 * apart]) for apart in range(1, FAR + 1)
    ]
    return [(apart, rows_of(hashes)) for apart, hashes in [(1, pair), *stems]]

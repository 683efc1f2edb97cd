"""Which pairs to put before a person, most useful first."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from himoya.linkage.pure import reasons
from himoya.linkage.pure.bands import is_asked
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.records import Pair
from himoya.people.rules import joined

MOST = 500
RowPairs = Sequence[tuple[int, int]]
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Answered:
    """What needs no question: pairs of ids that people called the same or different. With `about`, only pairs
    that hold one of these ids need one."""

    same: Iterable[tuple[str, str]] = ()
    different: Iterable[tuple[str, str]] = ()
    about: frozenset[str] | None = None


NOTHING = Answered()


def to_judge(
    ids: list[str],
    rows: Columns,
    copies: Ints,
    made: Sequence[Union],
    placed: Sequence[Union],
    refused: Sequence[Union],
    answered: Answered = NOTHING,
) -> tuple[Pair, ...]:
    """At most 500 pairs of the middle band, the one that settles most first.

    What an answer settles: how probable it is that it changes what the matcher did, times the reports that
    would then change their group (those of the smaller side; each exact copy counts, and `copies` names the
    row that stands for it). Unions `placed` by a reporter's word are not asked: nobody else could say.
    """
    same, different = (_in_rows(ids, copies, pairs) for pairs in (answered.same, answered.different))
    unions = questions(copies, made, placed, refused, same, different)
    if answered.about is not None:
        unions = [u for u in unions if {ids[u.left], ids[u.right]} & answered.about]
    return tuple(
        pair(ids, rows, min(union.left, union.right), max(union.left, union.right), union.odds)
        for union in unions[:MOST]
    )


def questions(
    copies: Ints,
    made: Sequence[Union],
    placed: Sequence[Union],
    refused: Sequence[Union],
    same: RowPairs = (),
    different: RowPairs = (),
) -> list[Union]:
    """All unions of the middle band in the order of `to_judge`, without those that people answered."""
    said = {(min(two), max(two)) for two in different}
    found = [
        (round(-changes * reports, 6), union.left, union.right, union)
        for union, changes, reports in _settled(copies, made, placed, refused, same)
        if is_asked(union, len(copies))
        and (min(union.left, union.right), max(union.left, union.right)) not in said
    ]
    return [union for *_, union in sorted(found, key=lambda one: one[:3])]


def _in_rows(ids: list[str], copies: Ints, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """The rows that stand for both, of pairs whose ids are among `ids`."""
    wanted = list(pairs)
    named = {one for two in wanted for one in two}
    row = {one: int(copies[at]) for at, one in enumerate(ids) if one in named}
    return [(row[left], row[right]) for left, right in wanted if left in row and right in row]


def _settled(
    copies: Ints,
    made: Sequence[Union],
    placed: Sequence[Union],
    refused: Sequence[Union],
    same: RowPairs,
) -> Iterator[tuple[Union, float, int]]:
    """Of each union that nobody called the same on both sides, the probability that the matcher was wrong and
    the reports of its smaller side."""
    sides = _Sides(copies, same)
    for union in made:
        known = sides.known(union)
        smaller = sides.unite(union.left, union.right)
        if not known:
            yield union, 1.0 - probability(union.odds), smaller
    for left, right in chain(((union.left, union.right) for union in placed), same):
        sides.unite(left, right)
    for union in refused:
        if not sides.are_one(union):
            yield union, probability(union.odds), sides.smaller(union.left, union.right)


class _Sides:
    """Groups of rows while they are set together: how many reports each holds, and whom people joined."""

    def __init__(self, copies: Ints, same: RowPairs) -> None:
        self._root = list(range(len(copies)))
        self._size: list[int] = np.bincount(copies, minlength=len(copies)).tolist()
        self._called = {row: {name} for row, name in joined(same).items()}

    def known(self, union: Union) -> bool:
        """Whether people called somebody of one side the same as somebody of the other."""
        left, right = (self._called.get(self._find(row), _NOBODY) for row in (union.left, union.right))
        return not left.isdisjoint(right)

    def are_one(self, union: Union) -> bool:
        return self._find(union.left) == self._find(union.right)

    def smaller(self, left: int, right: int) -> int:
        return min(self._size[self._find(left)], self._size[self._find(right)])

    def unite(self, one: int, other: int) -> int:
        """The size of the smaller side before the two become one."""
        smaller = self.smaller(one, other)
        left, right = self._find(one), self._find(other)
        if left != right:
            self._root[right] = left
            self._size[left] += self._size[right]
            if right in self._called:
                self._called[left] = self._called.get(left, set()) | self._called.pop(right)
        return smaller

    def _find(self, row: int) -> int:
        root = self._root
        while root[row] != row:
            root[row] = row = root[root[row]]
        return row


def probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def pair(ids: list[str], rows: Columns, left: int, right: int, odds: float) -> Pair:
    """Two rows with the probability of these log-odds, and the reasons."""
    one, other = (rows.names[int(rows.name_of[row])] for row in (left, right))
    told, also = (
        {what: int(getattr(rows, what)[row]) for what in (*reasons.SHARED, "date")} for row in (left, right)
    )
    why = reasons.sentences(one, other, told, also)
    return Pair(ids[left], ids[right], round(probability(odds), 4), why)

"""Which pairs to put before a person, most useful first."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from himoya.linkage.pure import reasons
from himoya.linkage.pure.bands import is_asked
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Dates, Ints, differences
from himoya.linkage.pure.records import Pair

MOST = 500


def to_judge(
    ids: list[str],
    rows: Columns,
    copies: Ints,
    made: Sequence[Union],
    placed: Sequence[Union],
    refused: Sequence[Union],
) -> tuple[Pair, ...]:
    """At most 500 pairs of the middle band, the one that settles most first.

    What an answer settles: how probable it is that it changes what the matcher did, times the reports that
    would then change their group (those of the smaller side; each exact copy counts, and `copies` names the
    row that stands for it). Unions `placed` by a reporter's word are not asked: nobody else could say.
    """
    return tuple(
        pair(ids, rows, min(union.left, union.right), max(union.left, union.right), union.odds)
        for union in questions(copies, made, placed, refused)[:MOST]
    )


def questions(
    copies: Ints, made: Sequence[Union], placed: Sequence[Union], refused: Sequence[Union]
) -> list[Union]:
    """All unions of the middle band in the order of `to_judge`."""
    found = [
        (round(-changes * reports, 6), union.left, union.right, union)
        for union, changes, reports in _settled(copies, made, placed, refused)
        if is_asked(union, len(copies))
    ]
    return [union for *_, union in sorted(found, key=lambda one: one[:3])]


def _settled(
    copies: Ints, made: Sequence[Union], placed: Sequence[Union], refused: Sequence[Union]
) -> Iterator[tuple[Union, float, int]]:
    """Of each union, the probability that the matcher was wrong and the reports of its smaller side."""
    size = np.bincount(copies, minlength=len(copies)).tolist()
    root = list(range(len(copies)))
    for union in made:
        yield union, 1.0 - probability(union.odds), _unite(root, size, union)
    for union in placed:
        _unite(root, size, union)
    for union in refused:
        sides = size[_find(root, union.left)], size[_find(root, union.right)]
        yield union, probability(union.odds), min(sides)


def _unite(root: list[int], size: list[int], union: Union) -> int:
    """The size of the smaller side before the two become one."""
    left, right = _find(root, union.left), _find(root, union.right)
    smaller = min(size[left], size[right])
    if left != right:
        root[right] = left
        size[left] += size[right]
    return smaller


def _find(root: list[int], row: int) -> int:
    while root[row] != row:
        root[row] = row = root[root[row]]
    return row


def probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, odds))))


def pair(ids: list[str], rows: Columns, left: int, right: int, odds: float) -> Pair:
    """Two rows with the probability of these log-odds, and the reasons."""
    return Pair(ids[left], ids[right], round(probability(odds), 4), _reasons(rows, left, right))


def _reasons(rows: Columns, left: int, right: int) -> tuple[str, ...]:
    found = reasons.names(rows.names[rows.name_of[left]], rows.names[rows.name_of[right]])
    dates = Dates(int(differences(rows.date[[left]], rows.date[[right]])[0]))
    found += [reasons.DATES[dates]] if dates in reasons.DATES else []
    for column, (same, other) in reasons.SHARED.items():
        a, b = np.array(getattr(rows, column))[[left, right]].tolist()
        if a and b:
            found.append(same if a == b else other)
    return tuple(sentence for sentence in found if sentence)

"""From pairs to persons: groups that agree as a whole, not chains of single likenesses."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.evidence import Flags, Floats

# Within a knot of at most this many records every pair is weighed, also those no key brought together.
SMALL = 60
UNSEEN = -3.0  # log-odds of a pair in a bigger knot that no key brought together
FORBIDDEN = -50.0
REMOTE = -5.0  # refused unions below these log-odds change no figure

Weigh = Callable[[Ints], tuple[Floats, Flags]]
"""Pairs in, log-odds and "cannot be one person" out."""


@dataclass(frozen=True, slots=True)
class Union:
    """Two groups set together or kept apart: log-odds that they are one person, and a row of each."""

    odds: float
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Groups:
    """`of` names each row's group by its first row; `unions` are all that were made."""

    of: Ints
    unions: list[Union]


def groups(count: int, pairs: Ints, odds: Floats, weigh: Weigh) -> Groups:
    """Average linkage inside every knot of likely pairs, strongest first, never across a forbidden pair."""
    of = np.arange(count)
    unions: list[Union] = []
    for rows, table in _knots(count, pairs, odds, weigh):
        for members in _agglomerate(rows, table, unions):
            of[rows[members]] = rows[members].min()
    return Groups(of, unions)


def refused(of: Ints, pairs: Ints, odds: Floats) -> list[Union]:
    """Unions that were weighed and not made, strongest first, leaving out those that follow from others."""
    across = of[pairs[:, 0]] != of[pairs[:, 1]]
    pairs, odds = pairs[across], odds[across]
    sides = np.sort(of[pairs], axis=1)
    packed = sides[:, 0] * (len(of) + 1) + sides[:, 1]
    order = np.lexsort((-odds, packed))
    packed, pairs, odds = packed[order], pairs[order], odds[order]
    starts = np.flatnonzero(np.r_[True, packed[1:] != packed[:-1]]) if len(packed) else np.empty(0, np.int64)
    mean = np.add.reduceat(odds, starts) / np.diff(np.r_[starts, len(odds)]) if len(starts) else odds
    root = np.arange(len(of))
    found = []
    for i in np.argsort(-mean, kind="stable").tolist():
        left, right = pairs[starts[i]].tolist()
        a, b = _find(root, int(of[left])), _find(root, int(of[right]))
        if a != b and mean[i] > REMOTE:
            root[max(a, b)] = min(a, b)
            found.append(Union(min(0.0, float(mean[i])), left, right))
    return found


def _knots(count: int, pairs: Ints, odds: Floats, weigh: Weigh) -> Iterator[tuple[Ints, Floats]]:
    """Each connected set of likely pairs with a square table of the log-odds of its pairs."""
    likely = pairs[odds > 0]
    root = components(count, likely)
    knots: dict[int, list[int]] = defaultdict(list)
    for row in np.unique(likely).tolist():
        knots[int(root[row])].append(row)
    small = [np.array(rows) for rows in knots.values() if len(rows) <= SMALL]
    yield from _small_knots(small, weigh)
    for rows in (np.array(rows) for rows in knots.values() if len(rows) > SMALL):
        yield rows, _known(rows, pairs, odds)


def _small_knots(knots: list[Ints], weigh: Weigh) -> Iterator[tuple[Ints, Floats]]:
    """All pairs of many knots are weighed in one go, in portions that keep memory small."""
    portion: list[Ints] = []
    waiting = 0
    for i, rows in enumerate(knots):
        portion.append(rows)
        waiting += len(rows) * (len(rows) - 1) // 2
        if waiting < 50_000 and i < len(knots) - 1:
            continue
        corners = [np.triu_indices(len(rows), 1) for rows in portion]
        pairs = np.concatenate(
            [np.stack((rows[a], rows[b]), axis=1) for rows, (a, b) in zip(portion, corners, strict=True)]
        )
        odds, forbidden = weigh(pairs)
        odds = np.where(forbidden, FORBIDDEN, odds)
        start = 0
        for rows, (a, b) in zip(portion, corners, strict=True):
            table = np.zeros((len(rows), len(rows)))
            table[a, b] = table[b, a] = odds[start : start + len(a)]
            start += len(a)
            yield rows, table
        portion, waiting = [], 0


def _known(rows: Ints, pairs: Ints, odds: Floats) -> Floats:
    table = np.full((len(rows), len(rows)), UNSEEN)
    inside = np.isin(pairs[:, 0], rows) & np.isin(pairs[:, 1], rows)
    a, b = (np.searchsorted(rows, pairs[inside, side]) for side in (0, 1))
    table[a, b] = table[b, a] = odds[inside]
    return table


def components(count: int, pairs: Ints) -> Ints:
    """The smallest row of each row's connected set."""
    root = np.arange(count)
    for left, right in pairs.tolist():
        a, b = _find(root, left), _find(root, right)
        root[max(a, b)] = min(a, b)
    while True:
        higher = root[root]
        if np.array_equal(higher, root):
            return root
        root = higher


def _find(root: Ints, row: int) -> int:
    while (above := int(root[row])) != row:
        root[row] = root[above]
        row = above
    return row


def _agglomerate(rows: Ints, table: Floats, unions: list[Union]) -> list[list[int]]:
    members = [[i] for i in range(len(table))]
    sums = table.copy()
    sizes = np.ones(len(table))
    np.fill_diagonal(sums, -np.inf)
    while len(members) > 1:
        average = sums / np.outer(sizes, sizes)
        best = int(np.argmax(average))
        a, b = divmod(best, len(sizes))
        if not average[a, b] > 0:
            break
        a, b = min(a, b), max(a, b)
        unions.append(Union(float(average[a, b]), int(rows[members[a][0]]), int(rows[members[b][0]])))
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sums[a, a] = -np.inf
        sizes[a] += sizes[b]
        members[a] += members.pop(b)
        sums = np.delete(np.delete(sums, b, 0), b, 1)
        sizes = np.delete(sizes, b)
    return members

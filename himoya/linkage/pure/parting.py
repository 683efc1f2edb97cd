"""One group that a person says holds two: everybody in it goes with the side he fits best."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

Pair = tuple[int, int]


def parted(
    nodes: Sequence[Sequence[int]],
    believed: Mapping[int, int],
    apart: Sequence[Pair],
    odds: Mapping[Pair, float],
) -> list[list[int]]:
    """Sets of these nodes' members: one for each person the verdicts tell apart, hardly ever more.

    A node holds members that people called one person; `apart` are members of two different nodes, called
    different. What fits best is set together first, by the mean of `odds` (log-odds, smaller member first; 0
    where nothing is known), never across a pair of `apart`, and only where the matcher believed both in one
    group. Equal odds: smaller members first. Time grows with the cube of the number of nodes.
    """
    nodes = sorted(sorted(node) for node in nodes)
    place = {member: at for at, node in enumerate(nodes) for member in node}
    sums, pairs = np.zeros((len(nodes), len(nodes))), np.zeros((len(nodes), len(nodes)))
    for left, right in combinations(sorted(place), 2):
        a, b = place[left], place[right]
        if a != b and believed[left] == believed[right]:
            for one, other in ((a, b), (b, a)):
                sums[one, other] += odds.get((left, right), 0.0)
                pairs[one, other] += 1
    forbidden = np.eye(len(nodes), dtype=np.bool_)
    for left, right in apart:
        a, b = place[left], place[right]
        forbidden[a, b] = forbidden[b, a] = True
    sides = [list(node) for node in nodes]
    while True:
        mean = np.where((pairs > 0) & ~forbidden, sums / np.maximum(pairs, 1), -np.inf)
        a, b = divmod(int(np.argmax(mean)), len(sides))
        if mean[a, b] == -np.inf:
            return sides
        for table in (sums, pairs):
            table[a] += table[b]
            table[:, a] += table[:, b]
        forbidden[a] |= forbidden[b]
        forbidden[:, a] |= forbidden[:, b]
        sides[a] += sides.pop(b)
        stay = np.arange(len(sums)) != b
        sums, pairs, forbidden = sums[stay][:, stay], pairs[stay][:, stay], forbidden[stay][:, stay]

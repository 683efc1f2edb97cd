"""How probable it is that two records are one person's, before anything is compared."""

import math

from himoya.linkage.pure.likeness import WEIGHTS

# A list is a part of a bigger world: a few records alone would make every namesake one person.
WORLD = 300
MATCHES: float = WEIGHTS["prior"]["matches_per_record"]


def prior(matches: float, records: int) -> float:
    """The logarithm of the share of all pairs of `records` that are one person's, when `matches` pairs are.

    It falls as the list grows: twice the records have twice the true pairs among four times the pairs.
    """
    return math.log(2 * matches) - 2 * math.log(records + WORLD)

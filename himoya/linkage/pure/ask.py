"""Which pairs to put before a person, most useful first."""

import math

import numpy as np

from himoya.linkage.pure import reasons
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Dates, differences
from himoya.linkage.pure.records import Pair

MOST = 500
# Between "different" and "same": the middle band, as log-odds (probabilities 0.05 and 0.95).
_DOUBT = math.log(0.95 / 0.05)


def to_judge(ids: list[str], rows: Columns, unions: list[Union]) -> tuple[Pair, ...]:
    """At most 500 pairs of the middle band. Each settles a union that nothing else settles; nearest to even
    chances first, since there an answer says most."""
    doubtful = [union for union in unions if abs(union.odds) < _DOUBT]
    doubtful.sort(key=lambda union: (round(abs(union.odds), 6), union.left, union.right))
    return tuple(
        pair(ids, rows, min(union.left, union.right), max(union.left, union.right), union.odds)
        for union in doubtful[:MOST]
    )


def pair(ids: list[str], rows: Columns, left: int, right: int, odds: float) -> Pair:
    """Two rows with the probability of these log-odds, and the reasons."""
    probability = round(1.0 / (1.0 + math.exp(-odds)), 4)
    return Pair(ids[left], ids[right], probability, _reasons(rows, left, right))


def _reasons(rows: Columns, left: int, right: int) -> tuple[str, ...]:
    found = reasons.names(rows.names[rows.name_of[left]], rows.names[rows.name_of[right]])
    dates = Dates(int(differences(rows.date[[left]], rows.date[[right]])[0]))
    found += [reasons.DATES[dates]] if dates in reasons.DATES else []
    for column, (same, other) in reasons.SHARED.items():
        a, b = np.array(getattr(rows, column))[[left, right]].tolist()
        if a and b:
            found.append(same if a == b else other)
    return tuple(sentence for sentence in found if sentence)

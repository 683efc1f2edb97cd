"""Birth dates as witnesses: how far the odds of this register can be believed, without knowing the truth.

Two reports about one person that both tell a whole birth date tell the same one in a share q of cases;
two strangers almost never do. So among pairs that met by names or telephone alone, the share with one date
says how many of them really are one person, whatever the odds said.
"""

from dataclasses import dataclass, replace

import numpy as np

from himoya.linkage.pure.blocking import Keys, met_without_dates
from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Dates, Ints, differences
from himoya.linkage.pure.evidence import Evidence, Flags, Floats

_DATE = "birth_date"
_LEAST, _MOST, _STEP = -5.0, 12.0, 0.1  # odds without the date: below, the sieve has looked at the date
_SHIFTS = np.arange(-4.0, 4.01, 0.05)
_SAME_DATE = np.arange(0.3, 0.99, 0.02)
_BELIEF = 1.0  # standard deviation of the shift before any date is seen
_SURE = 3.0
# Before any is seen: of links a common date makes sure, so many would not have met by names, as if of 50.
_MISSED, _SEEN = 0.03, 50
# Of what names alone miss, so much is missed by every key (between 0.21 and 0.27 of both generators).
_BY_EVERYTHING = 0.25
# And so many of all true links meet, but look like two persons throughout.
_UNLIKE = 0.002


@dataclass(frozen=True, slots=True)
class Trust:
    """`shift` to add to every log-odds, and its standard error; `never_met`: the share of true links that
    are neither made nor refused, as nothing brings the two together."""

    shift: float = 0.0
    error: float = _BELIEF
    never_met: float = _UNLIKE + _MISSED * _BY_EVERYTHING

    def of(self, unions: list[Union]) -> list[Union]:
        return [Union(union.odds + self.shift, union.left, union.right) for union in unions]


UNSEEN = Trust()  # of a register that tells no dates


def trust(rows: Columns, keys: Keys, pairs: Ints, said: Evidence, prior: float) -> Trust:
    """What the dates told in `rows` say about the odds of `pairs` (those that were weighed, see `link`).

    The shift is the mean of its distribution given the dates, over a grid, with q unknown as well; where few
    dates are told it stays near 0 and its error near 1.
    """
    day = rows.date % 10000
    told = (day > 0) & (day != 101)
    both = np.flatnonzero(told[pairs[:, 0]] & told[pairs[:, 1]])
    met = met_without_dates(keys, len(rows), pairs[both])
    same = differences(rows.date[pairs[both, 0]], rows.date[pairs[both, 1]]) == Dates.SAME_DAY
    shift, error = _shift(_without_date(said, prior)[both][met], same[met])
    sure = same & (said.odds(prior)[both] > _SURE)
    missed = (float((sure & ~met).sum()) + _MISSED * _SEEN) / (float(sure.sum()) + _SEEN)
    return Trust(shift, error, _UNLIKE + missed * _BY_EVERYTHING)


def _without_date(said: Evidence, prior: float) -> Floats:
    person = {name: odds for name, odds in said.person.items() if name != _DATE}
    relatives = {name: odds for name, odds in said.relatives.items() if name != _DATE}
    return replace(said, person=person, relatives=relatives).odds(prior)


def _shift(odds: Floats, same: Flags) -> tuple[float, float]:
    """Mean and standard deviation of the shift, given which pairs have one date."""
    inside = odds > _LEAST
    at = ((np.minimum(odds[inside], _MOST) - _LEAST) / _STEP).astype(np.int64)
    size = round((_MOST - _LEAST) / _STEP) + 1
    all_pairs = np.bincount(at, minlength=size)
    hits = np.bincount(at, weights=same[inside], minlength=size)
    middle = _LEAST + _STEP * (np.arange(size) + 0.5)
    chance = 1.0 / (1.0 + np.exp(-(middle + _SHIFTS[:, None])))
    like = np.empty((len(_SHIFTS), len(_SAME_DATE)))
    for column, share in enumerate(_SAME_DATE):
        seen = share * chance
        like[:, column] = np.log(seen) @ hits + np.log1p(-seen) @ (all_pairs - hits)
    like -= 0.5 * (_SHIFTS[:, None] / _BELIEF) ** 2
    weight = np.exp(like - like.max()).sum(axis=1)
    weight /= weight.sum()
    mean = float(weight @ _SHIFTS)
    return mean, float(np.sqrt(weight @ (_SHIFTS - mean) ** 2))

"""How many persons are behind the records: a figure with a band."""

import math

import numpy as np

from himoya.linkage.pure.evidence import Floats
from himoya.linkage.pure.witness import UNSEEN, Trust

_NORMAL = 1.96
# What one shift for all odds leaves open, as log-odds: unions of groups and of pairs are not off alike.
_MISFIT = 0.25
# Log-odds of unions that rest on the reporter alone; no date bears witness there.
_PLACED = 0.7
# Standard error of the links never met, as a part of them.
_NEVER = 0.35
# Of the reports that say too little to be placed, this share is taken to be about persons already counted.
_KNOWN_ALREADY = 0.3


def persons(
    records: int, merges: Floats, doubtful: int, trust: Trust = UNSEEN, placed: Floats | None = None
) -> tuple[int, int, int]:
    """(low, point, high) number of persons behind `records` reports.

    `merges` are the log-odds, as far as `trust` believes them, of every union the grouping made or refused;
    `placed` those of unions made because one reporter speaks. Each joins two groups that nothing else joins;
    so the persons are the records less the unions that are true.

    Point: records less the sum of the unions' probabilities, less the true unions that met through no key.
    The odds and the share never met are measured on the register itself, with birth dates as witnesses
    (`witness`), so the figure does not rest on the list the weights came from. Band: 1.96 standard errors,
    variances added: the chance in each union; an error common to all odds (of that measurement, and 0.25 that
    one shift cannot mend; 0.7 for `placed`); 0.35 of the unions never met. `doubtful` persons are known by a
    first name or less: 0.3 of them are taken as counted already, and the band reaches from all of them to
    none. Persons nobody reported are not in it.
    """
    met, doubt = _chances(merges)
    told, doubt_told = _chances(np.empty(0) if placed is None else placed)
    never_met = trust.never_met * met
    point = records - met - told - never_met - _KNOWN_ALREADY * doubtful
    common = math.hypot(trust.error, _MISFIT) * doubt
    error = _NORMAL * math.sqrt(
        doubt + doubt_told + common**2 + (_PLACED * doubt_told) ** 2 + (_NEVER * never_met) ** 2
    )
    at_least = 1 if records else 0
    low = max(at_least, math.floor(point - error - (1 - _KNOWN_ALREADY) * doubtful))
    high = max(low, min(records, math.ceil(point + error + _KNOWN_ALREADY * doubtful)))
    return low, min(max(round(point), low), high), high


def _chances(odds: Floats) -> tuple[float, float]:
    """How many of these unions are true, on average, and the variance of that number."""
    chance = 1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0)))
    return float(chance.sum()), float((chance * (1.0 - chance)).sum())

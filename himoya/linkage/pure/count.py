"""How many persons are behind the records: a figure with a band."""

import math

import numpy as np

from himoya.linkage.pure.evidence import Floats

# The log-odds themselves are off by about this much in one direction, on lists the weights were not set on.
_SYSTEMATIC = 0.7
_NORMAL = 1.96
_NEVER_MET = 0.013


# Of the reports that say too little to be placed, this share is taken to be about persons already counted.
_KNOWN_ALREADY = 0.3


def persons(records: int, merges: Floats, doubtful: int) -> tuple[int, int, int]:
    """(low, point, high) number of persons behind `records` reports.

    `merges` are the log-odds of every union the grouping made or refused, each joining two groups that
    nothing else joins; so the persons are the records less the unions that are true. Point: records less the
    sum of the unions' probabilities, and less the 1.3 in 100 true unions that never met through a key
    (measured where the truth is known). Band: 1.96 standard errors, from the chance in each union, from a
    common error of 0.7 in all log-odds at once and from the unions never met, added as variances. `doubtful`
    persons are known by a first name or less: 0.3 of them are taken as counted already, and the band reaches
    from all of them to none. Persons nobody reported are not in it.
    """
    chance = 1.0 / (1.0 + np.exp(-np.clip(merges, -40.0, 40.0)))
    doubt = chance * (1.0 - chance)
    never_met = _NEVER_MET * float(chance.sum())
    point = records - float(chance.sum()) - never_met - _KNOWN_ALREADY * doubtful
    error = _NORMAL * math.sqrt(float(doubt.sum()) + (_SYSTEMATIC * float(doubt.sum())) ** 2 + never_met**2)
    at_least = 1 if records else 0
    low = max(at_least, math.floor(point - error - (1 - _KNOWN_ALREADY) * doubtful))
    high = max(low, min(records, math.ceil(point + error + _KNOWN_ALREADY * doubtful)))
    return low, min(max(round(point), low), high), high

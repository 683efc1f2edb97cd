"""What two names say about two records: one person, two relatives, or strangers."""

import math
from bisect import bisect_right
from typing import NamedTuple

from himoya.common.packaged import toml
from himoya.linkage.pure.frequency import Frequency
from himoya.names.align import Match, align
from himoya.names.parse import Name

WEIGHTS = toml("himoya.linkage.pure", "weights.toml")
_FROM: list[float] = WEIGHTS["words"]["from"]
_LEVELS = [
    math.log(same / strangers)
    for same, strangers in zip(WEIGHTS["words"]["same"], WEIGHTS["words"]["strangers"], strict=True)
]
_EXACT = math.log(WEIGHTS["words"]["same"][-1])
_USUAL = math.log(WEIGHTS["words"]["strangers"][-1])
_INITIAL = math.log(WEIGHTS["initials"]["same"])
_INITIAL_STRANGERS = math.log(WEIGHTS["initials"]["strangers"])
_INITIAL_OTHER = math.log((1 - WEIGHTS["initials"]["same"]) / (1 - WEIGHTS["initials"]["strangers"]))
_OTHER = 0.5  # below this likeness two words are different names


class NameEvidence(NamedTuple):
    """Log-likelihoods against two strangers: of one person, of two relatives.

    `other_given`: the given names are plainly different; `same_given`: plainly the same.
    """

    person: float
    relatives: float
    same_given: bool
    other_given: bool


_NOBODYS = NameEvidence(-100.0, -100.0, False, True)  # a name of several persons is never one person's


def name_evidence(left: Name, right: Name, frequency: Frequency) -> NameEvidence:
    if left.several or right.several:
        return _NOBODYS
    person = relatives = 0.0
    same_given = other_given = False
    for match in align(left, right):
        says = _says(match, frequency)
        person += says
        if match.role in ("surname", "father") and not match.crossed:
            relatives += says if says > 0 else 0.35 * says
        if match.role in ("given", "either") and not match.crossed and not match.initial:
            same_given = same_given or match.alike >= 0.75
            other_given = other_given or match.alike < _OTHER
    if left.sex and right.sex and left.sex != right.sex:
        person -= 1.5
    return NameEvidence(person, relatives, same_given, other_given)


def _says(match: Match, frequency: Frequency) -> float:
    if match.initial:
        return _initial(match, frequency)
    level = bisect_right(_FROM, match.alike) - 1
    if match.crossed:
        return _crossed(match)
    share = frequency.log_share_of(match.role, match.left.root, match.right.root)
    if match.alike == 1.0:
        return _EXACT - share
    says = _LEVELS[level]
    # A near miss of a rare name says more, too, but not as surely.
    return says - 0.5 * (share - _USUAL) if says > 0 else says


def _crossed(match: Match) -> float:
    given = "given" in (match.left.role, match.right.role)
    if match.alike >= 0.8:
        return 1.0 if given else 0.0
    return -3.0 if given else 0.0


def _initial(match: Match, frequency: Frequency) -> float:
    if match.alike == 1.0:
        return _INITIAL - _INITIAL_STRANGERS
    return -1.0 if match.alike > 0.5 else _INITIAL_OTHER

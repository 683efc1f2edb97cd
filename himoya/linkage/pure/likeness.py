"""What two names say about two records: one person, two relatives, or strangers."""

import math
from typing import NamedTuple

import numpy as np

from himoya.common.packaged import toml
from himoya.linkage.pure.frequency import Frequency
from himoya.names.many import Floats
from himoya.names.side_by_side import Matches, in_turn, side_by_side
from himoya.names.words import EITHER, FATHER, GIVEN, ROLES, SURNAME, Flags, Ints, Words

WEIGHTS = toml("himoya.linkage.pure", "weights.toml")
FROM = np.array(WEIGHTS["words"]["from"])
LEVELS = np.log(np.array(WEIGHTS["words"]["same"]) / np.array(WEIGHTS["words"]["strangers"]))
EXACT = math.log(WEIGHTS["words"]["same"][-1])
USUAL = math.log(WEIGHTS["words"]["strangers"][-1])
INITIAL = math.log(WEIGHTS["initials"]["same"] / WEIGHTS["initials"]["strangers"])
INITIAL_OTHER = math.log((1 - WEIGHTS["initials"]["same"]) / (1 - WEIGHTS["initials"]["strangers"]))
NEVER = -100.0
OTHER_SEX = 1.5  # as far as the endings of names tell it
SAME, OTHER = 0.75, 0.5  # likeness from which two words are one name; below which they are two


class NameEvidence(NamedTuple):
    """For each pair of names, log-likelihoods against two strangers: of one person, of two relatives.

    `other_given`: the given names are plainly different; `same_given`: plainly the same.
    """

    person: Floats
    relatives: Floats
    same_given: Flags
    other_given: Flags


def name_evidence(words: Words, left: Ints, right: Ints, frequency: Frequency) -> NameEvidence:
    found = side_by_side(words, left, right)
    says = _says(words, found, frequency)
    family = ((found.role == SURNAME) | (found.role == FATHER)) & ~found.crossed & (found.left >= 0)
    given = ((found.role == GIVEN) | (found.role == EITHER)) & ~found.crossed & ~found.initial
    given &= found.left >= 0
    other_sex = (words.sex[left] != words.sex[right]) & (words.sex[left] > 0) & (words.sex[right] > 0)
    person = in_turn(says) - np.where(other_sex, OTHER_SEX, 0.0)
    relatives = in_turn(np.where(family, np.where(says > 0, says, 0.35 * says), 0.0))
    nobodys = words.several[left] | words.several[right]  # a name of several persons is never one person's
    return NameEvidence(
        np.where(nobodys, NEVER, person),
        np.where(nobodys, NEVER, relatives),
        (given & (found.alike >= SAME)).any(axis=1) & ~nobodys,
        (given & (found.alike < OTHER)).any(axis=1) | nobodys,
    )


def _says(words: Words, found: Matches, frequency: Frequency) -> Floats:
    share = _log_share(words, found, frequency)
    levels = LEVELS[np.searchsorted(FROM, found.alike, side="right") - 1]
    # A near miss of a rare name says more, too, but not as surely.
    near = np.where(levels > 0, levels - 0.5 * (share - USUAL), levels)
    whole = np.where(found.alike == 1.0, EXACT - share, near)
    says = np.where(found.initial, _initial(found), np.where(found.crossed, _crossed(words, found), whole))
    return np.where(found.left >= 0, says, 0.0)


def _log_share(words: Words, found: Matches, frequency: Frequency) -> Floats:
    """The share of the more usual of two words; 0 where it is not asked for."""
    share = np.zeros(found.left.shape)
    whole = (found.left >= 0) & ~found.initial & ~found.crossed
    role = found.role[whole]
    keys = np.stack([role * len(words.texts) + words.root[side[whole]] for side in (found.left, found.right)])
    once, where = np.unique(keys, return_inverse=True)
    shares = np.array(
        [
            frequency.log_share(ROLES[role], words.texts[root])
            for role, root in zip(*(part.tolist() for part in np.divmod(once, len(words.texts))), strict=True)
        ],
        dtype=np.float64,
    )
    share[whole] = shares[where.reshape(keys.shape)].max(axis=0)
    return share


def _crossed(words: Words, found: Matches) -> Floats:
    given = (words.role[found.left] == GIVEN) | (words.role[found.right] == GIVEN)
    return np.where(found.alike >= 0.8, np.where(given, 1.0, 0.0), np.where(given, -3.0, 0.0))


def _initial(found: Matches) -> Floats:
    return np.where(found.alike == 1.0, INITIAL, np.where(found.alike > 0.5, -1.0, INITIAL_OTHER))

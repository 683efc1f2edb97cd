"""From two rows to log-odds: names, birth date, telephone, home, facility, sex.

After Fellegi and Sunter (1969), with a third party beside "one person" and "two strangers": two relatives,
who share surname, father's name, telephone and home, but not the given name and the birth date.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Dates, Ints, differences
from himoya.linkage.pure.frequency import Frequency
from himoya.linkage.pure.likeness import WEIGHTS, name_evidence
from himoya.linkage.pure.world import World

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

DATES = np.r_[0.0, np.log(np.array(WEIGHTS["dates"]["same"]) / np.array(WEIGHTS["dates"]["strangers"]))]
_PORTION = 100_000  # pairs of names compared in one go
# Two persons with the same date and the same name, but nothing else, are rarer than twins in one family.
TWINS = -1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Per pair: log-likelihoods against strangers, and what forbids one person or makes it doubtful.

    By what says it: name, birth_date, phone, home, facility, reporter, relation, sex.
    """

    person: Mapping[str, Floats]
    relatives: Mapping[str, Floats]
    forbidden: Flags
    same_given: Flags
    other_given: Flags

    def odds(self, prior: float) -> Floats:
        """Log-odds of one person, when this share of all pairs (a natural logarithm) are one person's."""
        return prior + sum(self.person.values(), np.zeros(1)) + self.kin(prior)

    def kin(self, prior: float) -> Floats:
        """What is taken off because two relatives would be as alike."""
        share = prior + math.log(WEIGHTS["prior"]["relatives_per_match"])
        alike: Floats = share + sum(self.relatives.values(), np.zeros(1))
        return -np.logaddexp(0.0, alike)


def evidence(rows: Columns, pairs: Ints, world: World) -> Evidence:
    """What each pair of rows says; how much an equal value says depends on how usual it is in the `world`."""
    left, right = pairs[:, 0], pairs[:, 1]
    of_names, kin_names, same_given, other_given = _names(rows, left, right, world.names)
    dates = differences(rows.date[left], rows.date[right])
    person = {"name": of_names, "birth_date": DATES[dates]}
    relatives = {"name": kin_names, "birth_date": np.where(dates == Dates.SAME_DAY, TWINS, 0.0)}
    for name in ("phone", "home"):
        person[name] = np.add(*_shared(rows, name, pairs, world, WEIGHTS[name]["same"]))
        relatives[name] = np.add(*_shared(rows, name, pairs, world, WEIGHTS[name]["relatives"]))
    same, other = _shared(rows, "facility", pairs, world, WEIGHTS["facility"]["same"])
    person["facility"] = np.minimum(same, 1.5) + 0.5 * other
    same, _ = _shared(rows, "reporter", pairs, world, 0.5)
    person["reporter"] = relatives["reporter"] = np.minimum(same, 3.0)
    told = (rows.relation[left] > 0) & (rows.relation[right] > 0) & (same > 0)
    person["relation"] = np.where(told & (rows.relation[left] != rows.relation[right]), -3.0, 0.0)
    told = (rows.sex[left] > 0) & (rows.sex[right] > 0)
    other_sex = told & (rows.sex[left] != rows.sex[right])
    person["sex"] = np.where(other_sex, -6.0, np.where(told, 0.25, 0.0))
    forbidden = other_sex | (dates == Dates.FAR) | other_given
    return Evidence(person, relatives, forbidden, same_given, other_given)


def _shared(rows: Columns, name: str, pairs: Ints, world: World, chance: float) -> tuple[Floats, Floats]:
    """Log-likelihood of an equal and of another value, where both are told."""
    column: Ints = getattr(rows, name)
    left, right = pairs[:, 0], pairs[:, 1]
    usual = np.maximum(world.times[name][left] / (world.told[name] or 1), 1e-4)
    both = (column[left] > 0) & (column[right] > 0)
    equal = column[left] == column[right]
    return (
        np.where(both & equal, np.log(chance / usual), 0.0),
        np.where(both & ~equal, math.log(1 - chance), 0.0),
    )


def _names(
    rows: Columns, left: Ints, right: Ints, frequency: Frequency
) -> tuple[Floats, Floats, Flags, Flags]:
    """Each two different names are compared once, however many rows bear them."""
    a, b = rows.name_of[left], rows.name_of[right]
    packed = np.minimum(a, b) * len(rows.names) + np.maximum(a, b)
    once, where = np.unique(packed, return_inverse=True)
    names = max(1, len(rows.names))
    found = np.empty((4, len(once)))
    for start in range(0, len(once), _PORTION):
        part = slice(start, start + _PORTION)
        found[:, part] = name_evidence(rows.words, *np.divmod(once[part], names), frequency)
    person, relatives, same_given, other_given = found[:, where.reshape(-1)]
    return person, relatives, same_given > 0, other_given > 0

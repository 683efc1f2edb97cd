"""What two reports say of one person besides their names: `evidence` for one pair.

For a few pairs columns of numbers are not worth their making.
"""

import math
from typing import NamedTuple

from himoya.linkage.pure.columns import SEX, date_number, folded, phone_number
from himoya.linkage.pure.dates import Dates, difference
from himoya.linkage.pure.evidence import DATES, TWINS
from himoya.linkage.pure.likeness import WEIGHTS
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.world import Usual

_OF_DATES = DATES.tolist()


class Told(NamedTuple):
    """One report without its name, as `Columns` hold it: by what is equal the same is meant."""

    date: int
    phone: int
    home: str
    facility: str
    sex: int
    reporter: str
    relation: str


class Said(NamedTuple):
    """Log-likelihoods of one person and of two relatives against strangers."""

    person: float
    relatives: float


def told(record: Record) -> Told:
    return Told(
        date_number(record.birth_date),
        phone_number(record.phone),
        folded(record.home),
        folded(record.facility),
        SEX.get(record.sex, 0),
        record.reporter,
        record.relation,
    )


class Beside:
    """One report, to be laid beside many others."""

    def __init__(self, record: Record, usual: Usual) -> None:
        self.told = told(record)
        self._phone, self._phone_kin = _shared("phone", record, usual)
        self._home, self._home_kin = _shared("home", record, usual)
        self._facility, _ = _shared("facility", record, usual)
        self._reporter = min(math.log(0.5 / _share("reporter", record, usual)), 3.0)

    def said(self, other: Told) -> Said | None:
        """None when the two cannot be one person."""
        own = self.told
        dates = difference(own.date, other.date)
        if dates == Dates.FAR or (own.sex and other.sex and own.sex != other.sex):
            return None
        person: float = _OF_DATES[dates]
        relatives = TWINS if dates == Dates.SAME_DAY else 0.0
        if own.phone and other.phone:
            person += self._phone[own.phone == other.phone]
            relatives += self._phone_kin[own.phone == other.phone]
        if own.home and other.home:
            person += self._home[own.home == other.home]
            relatives += self._home_kin[own.home == other.home]
        if own.facility and other.facility:
            different, same = self._facility
            person += min(same, 1.5) if own.facility == other.facility else 0.5 * different
        if own.reporter and own.reporter == other.reporter:
            person += self._reporter
            relatives += self._reporter
            if self._reporter > 0 and own.relation and other.relation and own.relation != other.relation:
                person -= 3.0
        return Said(person + (0.25 if own.sex and other.sex else 0.0), relatives)


def _shared(name: str, record: Record, usual: Usual) -> tuple[tuple[float, float], tuple[float, float]]:
    """Log-likelihoods of another and of an equal value: of one person, of two relatives."""
    share = _share(name, record, usual)
    chances = (WEIGHTS[name]["same"], WEIGHTS[name].get("relatives", 0.5))
    person, relatives = ((math.log(1 - chance), math.log(chance / share)) for chance in chances)
    return person, relatives


def _share(name: str, record: Record, usual: Usual) -> float:
    """How usual what it tells is among all that are told."""
    times = usual.values.get(name, {}).get(getattr(record, name), 1)
    return max(times / (usual.told[name] or 1), 1e-4)

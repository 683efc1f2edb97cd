"""How usual each name and each value is among everybody: sharing a rare one says more than a common one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.frequency import Frequency
from himoya.linkage.pure.records import Record

VALUES = ("phone", "home", "facility", "reporter")
SELDOM = 3  # what fewer records hold is not kept: it is as rare as what nobody holds


@dataclass(frozen=True, slots=True)
class World:
    """`names` as in `Frequency`; `times`: of each of VALUES, how many records share each row's value; `told`:
    how many tell one at all; `records`: how many there are."""

    names: Frequency
    times: Mapping[str, Ints]
    told: Mapping[str, int]
    records: int


def world_of(rows: Columns) -> World:
    """Everybody is in the rows themselves."""
    times = {name: _sharing(getattr(rows, name)) for name in VALUES}
    told = {name: int((getattr(rows, name) > 0).sum()) for name in VALUES}
    names = Frequency(rows.names, np.bincount(rows.name_of, minlength=len(rows.names)).tolist())
    return World(names, times, told, len(rows))


def _sharing(column: Ints) -> Ints:
    _, of, times = np.unique(column, return_inverse=True, return_counts=True)
    sharing: Ints = times[of.reshape(-1)]
    return sharing


def kept(world: World, records: Sequence[Record]) -> dict[str, Any]:
    """What a later look at a few records needs to know of the world of these, as plain values."""
    values = {
        name: {value: times for value, times in _times(records, name).items() if times >= SELDOM}
        for name in ("home", "facility")
    }
    return {
        "names": world.names.kept(SELDOM),
        "values": values,
        "told": dict(world.told),
        "records": world.records,
    }


def _times(records: Sequence[Record], name: str) -> Counter[str]:
    return Counter(value for record in records if (value := getattr(record, name)))


@dataclass(frozen=True, slots=True)
class Usual:
    """What was `kept`, ready to look up."""

    names: Frequency
    values: Mapping[str, Mapping[str, int]]
    told: Mapping[str, int]
    records: int

    def world(self, records: Sequence[Record]) -> World:
        """For a few records: how usual what they hold is among everybody."""
        times = {}
        for name in VALUES:
            usual = self.values.get(name, {})
            times[name] = np.array(
                [usual.get(getattr(record, name), 1) for record in records], dtype=np.int64
            )
        return World(self.names, times, self.told, self.records)


def usual_from(stored: Mapping[str, Any]) -> Usual:
    return Usual(Frequency.of(stored["names"]), stored["values"], stored["told"], stored["records"])

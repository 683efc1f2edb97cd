"""Persons known by a first name or less, whom their reporter's other words do not place."""

from collections import defaultdict
from collections.abc import Sequence

from himoya.linkage.pure.cluster import Union
from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.names.keys import sounds

# The same first name in the same place: worth a question while few share it, never a union.
_FEW = 12
_MOST_EACH = 2
_ODDS = -1.0

Place = tuple[str, str, int]


def might_be_known(rows: Columns, alone: Sequence[int], of: Ints) -> int:
    """How many of these could be a person already counted: no name at all, or a name another group bears."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for name, group in zip(rows.name_of.tolist(), of.tolist(), strict=True):
        for sound in sounds(rows.names[name]):
            if len(bearers[sound]) < 2:
                bearers[sound].add(group)
    others = len(set(of.tolist())) > 1
    count = 0
    for row in alone:
        heard = sounds(rows.names[rows.name_of[row]])
        count += others if not heard else any(len(bearers[sound]) > 1 for sound in heard)
    return count


def questions(rows: Columns, alone: Sequence[int], of: Ints) -> list[Union]:
    """Pairs with the same first name and the same home or facility, told by different people."""
    asking = {place for row in alone for place in _places(rows, row)}
    standing: dict[Place, dict[int, int]] = defaultdict(dict)
    for row, group in enumerate(of.tolist()):
        for place in _places(rows, row):
            if place in asking and len(standing[place]) <= _FEW:
                standing[place].setdefault(group, row)
    found: dict[tuple[int, int], Union] = {}
    for row in alone:
        for place in _places(rows, row):
            there = [(g, r) for g, r in standing[place].items() if g != of[row]]
            if len(there) < _FEW:
                for group, other in there[:_MOST_EACH]:
                    sides = min(int(of[row]), group), max(int(of[row]), group)
                    found.setdefault(sides, Union(_ODDS, row, other))
    return list(found.values())


def _places(rows: Columns, row: int) -> list[Place]:
    heard = sounds(rows.names[rows.name_of[row]])
    home, facility = int(rows.home[row]), int(rows.facility[row])
    places = [(sound, "home", home) for sound in heard] if home else []
    return places + ([(sound, "facility", facility) for sound in heard] if facility else [])

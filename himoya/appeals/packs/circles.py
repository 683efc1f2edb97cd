"""A ladder or a row of superiors that comes back to where it began."""

from collections.abc import Iterator, Mapping, Sequence

from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Authority, LadderStep, Row
from himoya.common.say import N_

CIRCLE = N_("these follow each other in a circle: %(circle)s. Correct this cell in one of them.")
WAYS = {"authorities": "parent_id", "ladder": "from_steps"}


def problems(pack: Pack, tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Problem]:
    """One problem for each circle, at the first of its rows in the file."""
    for name, column in WAYS.items():
        leads = {row.id: _leads(row) for row in pack.tables.get(name, ())}
        told: set[frozenset[str]] = set()
        for row in tables.get(name, ()):
            circle = _circle(row.id, leads)
            if circle and frozenset(circle) not in told:
                told.add(frozenset(circle))
                words = " → ".join((*circle, circle[0]))
                yield Problem(row.file, row.number, column, CIRCLE, {"circle": words})


def _leads(row: Row) -> Sequence[str]:
    if isinstance(row, Authority):
        return (row.parent_id,) if row.parent_id else ()
    return row.from_steps if isinstance(row, LadderStep) else ()


def _circle(start: str, leads: Mapping[str, Sequence[str]]) -> list[str]:
    """The shortest way from an id back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in leads.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []

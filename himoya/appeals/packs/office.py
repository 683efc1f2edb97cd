"""An office's own tables on top of a shipped pack: what of a table is its own, and what still fits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from himoya.appeals.packs.folder import Folder, read
from himoya.appeals.packs.kept import KeptFolder
from himoya.appeals.packs.loading import at_home, shipped_pack, stood_on
from himoya.appeals.packs.opening import problems_in
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Manifest, Row
from himoya.appeals.packs.schema import TABLES
from himoya.appeals.packs.written import CHECK, as_csv, cells, says
from himoya.common.say import N_

MOST_ROWS = 500  # of one table that are the office's own
MOST_CHECKS = 5000
CHECKS = "checks"
MOST_BYTES = 1_000_000  # of one table
TOO_MANY = N_("this table changes %(count)s rows, at most %(most)s fit. Leave out rows you do not change.")
TOO_LARGE = N_("this file is larger than 1 MB. Leave out rows that you do not change.")
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Looked:
    """A table that somebody gave. `text`: the rows of it that are the office's own, as CSV ("" for none);
    `pack`: what would hold with them."""

    problems: tuple[Problem, ...]
    text: str
    pack: Pack | None


def what_fits(base: str, texts: Texts) -> tuple[Pack, tuple[Problem, ...]]:
    """The pack with those of the office's tables that fit it, and what is wrong with the others.

    A table with a mistake is set aside as a whole, and so are tables that point into it.
    """
    left = {name: text for name, text in texts.items() if text and name in TABLES}
    told: list[Problem] = []
    while left:
        found, whole = _stood(base, {name: text.encode() for name, text in left.items()})
        wrong = problems_in(found, whole)
        if not wrong:
            return whole, tuple(told)
        told += wrong
        spoiled = {problem.file.removesuffix(".csv") for problem in wrong} & left.keys()
        left = {name: text for name, text in left.items() if name not in spoiled} if spoiled else {}
    return shipped_pack(base), tuple(told)


def look_at(base: str, texts: Texts, name: str, data: bytes) -> Looked:
    """A file for the table `name`, beside the office's other tables. Rows that say what the shipped ones say
    are not the office's own; problems name rows as they stand in the file."""
    if len(data) > MOST_BYTES:
        return Looked((Problem(f"{name}.csv", 0, "", TOO_LARGE),), "", None)
    others = {one: text.encode() for one, text in texts.items() if text and one != name and one in TABLES}
    found, _whole = _stood(base, {name: data})
    if found.problems:
        return Looked(found.problems, "", None)
    own = tuple(_own(name, found.tables.get(name, ()), shipped_pack(base)))
    most = MOST_CHECKS if name == CHECKS else MOST_ROWS
    if len(own) > most:
        values: dict[str, object] = {"count": len(own), "most": most}
        return Looked((Problem(f"{name}.csv", 0, "", TOO_MANY, values),), "", None)
    beside, _all = _stood(base, others)
    together = replace(beside, tables={**beside.tables, name: own}, problems=())
    whole = stood_on(together, base)
    set_aside = {problem.file for problem in what_fits(base, {**texts, name: ""})[1]}
    wrong = [one for one in problems_in(together, whole) if one.file not in set_aside]
    rows = list(_cells(name, own))
    return Looked(tuple(wrong), as_csv(name, rows if name == CHECKS else map(_unchecked, rows)), whole)


def spoiled_by(base: str, texts: Texts, name: str, text: str) -> tuple[Problem, ...]:
    """What is wrong when the table `name` holds `text` instead, in it or in tables that point into it."""
    before = {problem.file for problem in what_fits(base, texts)[1]} - {f"{name}.csv"}
    return tuple(one for one in what_fits(base, {**texts, name: text})[1] if one.file not in before)


def with_rows(base: str, name: str, text: str, rows: Sequence[dict[str, str]]) -> str:
    """The office's table with these rows instead of its own of the same ids."""
    new = {row["id"] for row in rows}
    kept = [row for row in own_cells(base, name, text) if row["id"] not in new]
    return as_csv(name, [*kept, *rows])


def without_row(base: str, name: str, text: str, row: str) -> str:
    """The office's table without this row: the one that Himoya brings holds again, if there is one."""
    return as_csv(name, [one for one in own_cells(base, name, text) if one["id"] != row])


def own_cells(base: str, name: str, text: str) -> list[dict[str, str]]:
    """The rows of a stored table, written out; a table that does not read has none."""
    found, _whole = _stood(base, {name: text.encode()} if text else {})
    return list(_cells(name, found.tables.get(name, ())))


def _stood(base: str, tables: Mapping[str, bytes]) -> tuple[Folder, Pack]:
    found = read(KeptFolder(tables), own=True)
    return found, stood_on(found, base)


def _own(name: str, rows: Sequence[Row], under: Pack) -> Iterator[Row]:
    shipped = _by_id(under.tables.get(name, ()))
    for row_id, same in _by_id(rows).items():
        before = shipped.get(row_id, [])
        if _said(name, same, before, under.manifest) != _said(name, before, before, under.manifest):
            yield from same


def _said(name: str, rows: Sequence[Row], old: Sequence[Row], about: Manifest) -> list[tuple[str, ...]]:
    return sorted(says(name, at_home(row, old, about)) for row in rows)


def _by_id(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return found


def _cells(name: str, rows: Sequence[Row]) -> Iterator[dict[str, str]]:
    return (cells(name, row) for row in rows)


def _unchecked(row: dict[str, str]) -> dict[str, str]:
    """Whoever changed a row, nobody has checked it so: only a lawyer's press says that."""
    return {name: "" if name in CHECK else cell for name, cell in row.items()}

"""A folder with tables, shipped or an office's own, read into rows; what cannot be read becomes problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from himoya.appeals.packs import sheet
from himoya.appeals.packs.cells import Bad, value
from himoya.appeals.packs.manifest import FILE, manifest
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Manifest, Row, Words
from himoya.appeals.packs.schema import LANGUAGES, MAY_LACK, TABLES, Column, Table
from himoya.common.errors import BadInput
from himoya.common.say import N_

NO_FOLDER = N_("There is no folder %(folder)s. Check its name.")
NO_TABLE = N_("this table is missing. Copy it from another pack, with its first row.")
Tables = Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True)
class Folder:
    """`letters`: ids of the texts in the folder `letters`. `manifest` is None when there is no pack.toml."""

    manifest: Manifest | None
    tables: Tables
    letters: frozenset[str]
    problems: tuple[Problem, ...] = ()


def read(folder: Traversable, prefix: str = "", *, own: bool = False) -> Folder:
    """Every table of the folder. `prefix` stands before file names in problems. Raises BadInput when there is
    no folder."""
    if not folder.is_dir():
        raise BadInput(NO_FOLDER, folder=folder.name)
    problems: list[Problem] = []
    about = None
    if (file := folder.joinpath(FILE)).is_file():
        found = manifest(prefix + FILE, file.read_bytes())
        about = found if isinstance(found, Manifest) else None
        problems += found if isinstance(found, list) else []
    whole = about is not None and not about.parts and not own
    tables: dict[str, tuple[Row, ...]] = {}
    for name, table in TABLES.items():
        file = folder.joinpath(f"{name}.csv")
        if not file.is_file():
            if whole and name not in MAY_LACK:
                problems.append(Problem(f"{prefix}{name}.csv", 0, "", NO_TABLE))
            continue
        rows, wrong = _rows(f"{prefix}{name}.csv", file.read_bytes(), table, own=own)
        tables[name] = tuple(rows)
        problems += wrong
    return Folder(about, tables, _letters(folder), tuple(problems))


def row_of(table: Table, cells: dict[str, str], **place: Any) -> Row:
    """A row from its cells. Raises Bad for the first cell that cannot be read."""
    found = {column.name: value(column, cells.get(column.name, "")) for column in table.columns}
    return _made(table, found, place)


def _rows(file: str, data: bytes, table: Table, *, own: bool) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line in sheet.lines(file, data, tuple(column.name for column in table.columns)):
        if isinstance(line, Problem):
            problems.append(line)
            continue
        found: dict[str, Any] = {}
        for column in table.columns:
            try:
                found[column.name] = value(column, line.cells[column.name])
            except Bad as bad:
                problems.append(Problem(file, line.number, column.name, bad.sentence, bad.values))
        if len(found) == len(table.columns):
            rows.append(_made(table, found, {"own": own, "file": file, "number": line.number}))
    return rows, problems


def _made(table: Table, found: dict[str, Any], place: dict[str, Any]) -> Row:
    for name in word_columns(table):
        found[name] = Words(*(found.pop(f"{name}_{language}") for language in LANGUAGES))
    if "extendable_by" in found:
        found["extensions"] = found.pop("extendable_by")
    return table.row(**found, **place)


def word_columns(table: Table) -> Iterator[str]:
    """The texts that stand in a table once for each language, without the language."""
    ending = f"_{LANGUAGES[0]}"
    yield from (_stem(column) for column in table.columns if column.name.endswith(ending))


def _stem(column: Column) -> str:
    return column.name.rpartition("_")[0]


def _letters(folder: Traversable) -> frozenset[str]:
    texts = folder.joinpath("letters")
    if not texts.is_dir():
        return frozenset()
    return frozenset(file.name.split(".")[0] for file in texts.iterdir() if file.name.endswith(".md"))

"""Cells as a person would write them: the way back from rows to a table."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from himoya.appeals.clocks.term import Extension
from himoya.appeals.packs.rows import Row
from himoya.appeals.packs.schema import TABLES, Column

CHECK = ("checked_by", "checked_on")  # not what the law says, but who looked at it


def cells(table: str, row: Row) -> dict[str, str]:
    """Every column of the table, written out."""
    return {column.name: written(column, row) for column in TABLES[table].columns}


def says(table: str, row: Row) -> tuple[str, ...]:
    """What the row says, whoever has checked it."""
    return tuple(cell for name, cell in cells(table, row).items() if name not in CHECK)


def as_csv(table: str, rows: Iterable[dict[str, str]]) -> str:
    """A table with its first row, as the loader reads it. Empty when there is no row."""
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, [column.name for column in TABLES[table].columns], lineterminator="\n")
    lines.writeheader()
    found = list(rows)
    lines.writerows(found)
    return text.getvalue() if found else ""


def written(column: Column, row: Row) -> str:
    """The cell as a person would write it."""
    if column.name == "extendable_by":
        return ", ".join(_extension(one) for one in row.extensions)  # type: ignore[attr-defined]
    stem, _, language = column.name.rpartition("_")
    if language in ("uz", "ru", "en") and hasattr(row, stem):
        return str(getattr(getattr(row, stem), language))
    return _text(getattr(row, column.name))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _extension(one: Extension) -> str:
    return f"{one.mode} {one.amount} {one.unit}"

"""Copies of a shipped pack in a folder, to be spoiled cell by cell."""

import csv
import io
import shutil
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def copy(pack: str, to: Path) -> Path:
    """The pack's tables and texts as they are shipped."""
    with as_file(files("himoya.appeals.packs").joinpath(pack)) as source:
        shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return to


def table(file: Traversable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


def write(file: Path, rows: list[list[str]], *, delimiter: str = ",", end: str = "\n") -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8-sig", newline="")


def spoil(folder: Path, name: str, row: str, column: str, cell: str) -> int:
    """Write one cell. Gives the number of the row as a spreadsheet program shows it."""
    rows = table(folder / name)
    number = next(n for n, cells in enumerate(rows) if cells[0] == row)
    rows[number][rows[0].index(column)] = cell
    write(folder / name, rows)
    return number + 1

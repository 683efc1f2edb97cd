"""A CSV file as office programs write it: header and rows of trimmed cells."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from himoya.appeals.packs.problem import Problem
from himoya.common.say import N_

NOT_UTF8 = N_(
    "this file is not UTF-8. In the spreadsheet program choose “CSV UTF-8” when saving, or in LibreOffice "
    "the character set UTF-8."
)
BROKEN = N_("this file cannot be read as a table. Save it as CSV from a spreadsheet program.")
NO_HEADER = N_("the first row must name the columns, and it is empty.")
UNKNOWN_COLUMN = N_("there is no column “%(name)s” in this table. Remove it, or correct its name.")
MISSING_COLUMN = N_("the column “%(name)s” is missing. Add it to the first row.")
TWICE = N_("the column “%(name)s” stands in the first row twice. Remove one.")
TOO_MANY = N_(
    "this row has more cells than the first row has columns. Put text that holds the separator into quotes."
)
SPACES = " \t\r\n\u00a0\ufeff"


@dataclass(frozen=True)
class Line:
    """`number`: as a spreadsheet program counts rows, the header being 1."""

    number: int
    cells: dict[str, str]


def lines(file: str, data: bytes, columns: tuple[str, ...]) -> list[Line] | list[Problem]:
    """Every row that is not empty, or what is wrong with the file as a whole."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [Problem(file, 0, "", NOT_UTF8)]
    try:
        sheet = list(_rows(text))
    except csv.Error:
        return [Problem(file, 0, "", BROKEN)]
    header = _trimmed(sheet[0][1]) if sheet else []
    if not header:
        return [Problem(file, 1, "", NO_HEADER)]
    problems = list(_header_problems(file, header, columns))
    problems += [
        Problem(file, number, "", TOO_MANY) for number, row in sheet[1:] if len(_trimmed(row)) > len(header)
    ]
    if problems:
        return problems
    return [Line(number, dict.fromkeys(header, "") | dict(zip(header, row, strict=False)))
            for number, row in sheet[1:] if _trimmed(row)]  # fmt: skip


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    if first.lower().startswith("sep="):  # Excel's own line, which it does not count as a row
        delimiter, text = first[4:5] or ",", text.lstrip().split("\n", 1)[-1]
    else:
        delimiter = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, row in enumerate(reader, start=1):
        yield number, [_plain(cell) for cell in row]


def _plain(cell: str) -> str:
    """Without the apostrophe that a table taken out has before whatever looks like a formula."""
    return cell.strip(SPACES).removeprefix("'")


def _trimmed(row: list[str]) -> list[str]:
    """Without the empty cells that spreadsheet programs leave at the end."""
    while row and not row[-1]:
        row = row[:-1]
    return row


def _header_problems(file: str, header: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    for name in dict.fromkeys(header):
        if name not in columns:
            yield Problem(file, 1, name, UNKNOWN_COLUMN, {"name": name})
        elif header.count(name) > 1:
            yield Problem(file, 1, name, TWICE, {"name": name})
    for name in columns:
        if name not in header:
            yield Problem(file, 1, name, MISSING_COLUMN, {"name": name})

"""Spreadsheets (xlsx, xls, ods): every sheet is a list, every row a message. Read by sheet_process.py."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import (
    Asked,
    Channel,
    Export,
    Incoming,
    Note,
    Peek,
    Rejected,
    Source,
    Table,
)
from himoya.intake.channels.sheets import answers
from himoya.intake.channels.table import SAMPLE, Row, read_table, table_notes, table_of
from himoya.intake.channels.tidy import clean, file_name, stem, zone

NAME = "spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_SHEETS = {".doc", ".dot", ".ppt", ".pps", ".msg", ".msi", ".docx", ".pptx"}
EMPTY = N_("There is nothing in the spreadsheet %(file)s. Choose the file that holds the list.")
HIDDEN = N_("The hidden sheet %(sheet)s was not read. If it holds people, unhide it and give the file again.")


def knows(peek: Peek) -> bool:
    """Only old xls by its beginning; recognise.py sends zips here when a workbook is inside."""
    return peek.head.startswith(OLE) and PurePosixPath(peek.name).suffix.casefold() not in NOT_SHEETS


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            for title, rows in _sheets(source):
                yield from read_table(rows, title, asked, local)

    tables: list[Table] = []
    notes: list[Note] = []
    for source in sources:
        found, hidden = _looked_at(source, asked)
        if not found:
            raise BadInput(EMPTY, file=file_name(source))
        tables += found
        notes += hidden
    notes += [note for table in tables for note in table_notes(table, asked)]
    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), tuple(notes), read, tables=tuple(tables))


def _looked_at(source: Source, asked: Asked) -> tuple[list[Table], list[Note]]:
    """The lists of a workbook as far as their first rows tell, and what is hidden in it."""
    tables: list[Table] = []
    hidden: list[Note] = []
    for (kind, sheet), found in groupby(answers(source, SAMPLE), key=itemgetter(0, 1)):
        if kind == "hidden":
            hidden.append(Note(HIDDEN, {"sheet": clean(sheet)}))
        elif table := table_of(map(_row, found), clean(sheet), asked):
            tables.append(table)
    return tables, hidden


def _sheets(source: Source) -> Iterator[tuple[str, Iterator[Row]]]:
    """Title and rows of each sheet; the rows of one must be taken before the next."""
    for (kind, sheet), found in groupby(answers(source), key=itemgetter(0, 1)):
        if kind == "row":
            yield clean(sheet), map(_row, found)


def _row(answer: list[Any]) -> Row:
    _kind, _sheet, number, cells = answer
    return number, [clean(cell) for cell in cells]


CHANNEL = Channel(NAME, knows, opened)

"""Lists as text (csv, tsv), with commas, semicolons or tabs between the cells."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Literal

from himoya.intake.channels.columns import header_of
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Peek, Rejected, Source
from himoya.intake.channels.proposal import HEADER_WITHIN
from himoya.intake.channels.table import Row, read_table, table_notes, table_of
from himoya.intake.channels.text_lines import first_lines, lines
from himoya.intake.channels.tidy import stem, zone

NAME = "csv"
DELIMITERS = ",;\t"
WHOLE = re.compile(r"\d{2,}[.,]0")
POWER = re.compile(r"(\d)[.,](\d{9,14})E\+?(\d{1,2})", re.IGNORECASE)  # 9,98001234567E+11
MOST_LINES = 50  # of one record: a cell with more is a quotation mark without its pair

Numbered = tuple[int, str]


def knows(peek: Peek) -> bool:
    shown = first_lines(peek.head, HEADER_WITHIN)
    delimiter = _delimiter(shown)
    rows = [line.split(delimiter) for line in shown if line.strip()]
    if header_of(rows) is not None:
        return True
    named = PurePosixPath(peek.name).suffix.casefold() in (".csv", ".tsv")
    return named and sum(len(row) > 1 for row in rows) * 2 > len(rows)


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            yield from read_table(_rows(source), stem(source), asked, local)

    found = [table_of(_rows(source), stem(source), asked) for source in sources]
    tables = tuple(table for table in found if table)
    notes = tuple(note for table in tables for note in table_notes(table, asked))
    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), notes, read, tables=tables)


def _delimiter(shown: Sequence[str]) -> str:
    """The one that cuts most lines into the same number of cells."""

    def steadiness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in shown if delimiter in line]
        usual = max(counts, key=counts.count, default=0)
        return counts.count(usual), usual

    return max(DELIMITERS, key=steadiness)


def _rows(source: Source) -> Iterator[Row]:
    source.file.seek(0)
    delimiter = _delimiter(first_lines(source.file.read(1 << 16), HEADER_WITHIN))
    for number, cells in _records(lines(source), delimiter):
        trimmed = [_trimmed(cell) for cell in cells]
        if any(trimmed):
            yield number, trimmed


def _records(numbered: Iterator[Numbered], delimiter: str) -> Iterator[Row]:
    """The last line's number and the cells of each record."""
    waiting: deque[Numbered] = deque()
    while group := _group(waiting, numbered):
        written = [line.replace("\r", " ") + "\n" for _, line in group]
        reader = csv.reader(written, delimiter=delimiter, quoting=_quoting(written))
        try:
            yield from ((group[reader.line_num - 1][0], cells) for cells in reader)
        except csv.Error:  # a cell far too long for one person: the table rejects such a row
            yield group[-1][0], written


def _group(waiting: "deque[Numbered]", numbered: Iterator[Numbered]) -> list[Numbered]:
    """The next line, and those after it that a quoted cell goes on in.

    A quotation mark that is never closed would make one cell of all that follows: then the line stands
    alone, and the others wait.
    """
    group: list[Numbered] = []
    open_quote = False
    while len(group) < MOST_LINES and (line := waiting.popleft() if waiting else next(numbered, None)):
        group.append(line)
        open_quote ^= line[1].count('"') % 2 == 1
        if not open_quote:
            return group
    waiting.extendleft(reversed(group[1:]))
    return group[:1]


def _quoting(written: Sequence[str]) -> Literal[0, 3]:
    return csv.QUOTE_NONE if len(written) == 1 and written[0].count('"') % 2 else csv.QUOTE_MINIMAL


def _trimmed(cell: str) -> str:
    cell = cell.strip()
    if cell.count('"') == 1:
        cell = cell.strip('"')
    power = POWER.fullmatch(cell)
    if power and len(power[2]) <= int(power[3]):
        return (power[1] + power[2]).ljust(int(power[3]) + 1, "0")
    return cell[:-2] if WHOLE.fullmatch(cell) else cell


CHANNEL = Channel(NAME, knows, opened)

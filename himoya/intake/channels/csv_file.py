"""Lists as text (csv, tsv), with commas, semicolons or tabs between the cells."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.columns import header_of
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Peek, Rejected, Source
from himoya.intake.channels.table import HEADER_WITHIN, Row, read_table, table_notes
from himoya.intake.channels.text_lines import first_lines, lines
from himoya.intake.channels.tidy import file_name, stem, zone

NAME = "csv"
DELIMITERS = ",;\t"
WHOLE = re.compile(r"\d{2,}\.0")


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

    notes = tuple(note for source in sources for note in table_notes(_rows(source)))
    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), notes, read)


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
    reader = csv.reader((line + "\n" for _, line in lines(source)), delimiter=delimiter)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            # Nearly always a quotation mark that is never closed: all that follows would be one cell.
            raise BadInput(
                N_("Row %(row)s of %(file)s cannot be read: a quotation mark there has no pair."),
                row=reader.line_num,
                file=file_name(source),
            ) from None
        if cells is None:
            return
        trimmed = [_trimmed(cell) for cell in cells]
        if any(trimmed):
            yield reader.line_num, trimmed


def _trimmed(cell: str) -> str:
    cell = cell.strip()
    return cell[:-2] if WHOLE.fullmatch(cell) else cell


CHANNEL = Channel(NAME, knows, opened)

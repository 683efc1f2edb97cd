"""A table that somebody gives, as CSV or as a workbook, and one that goes out."""

import csv
import io
import zipfile
from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile

from himoya.appeals.packs import Pack
from himoya.appeals.packs.office import MOST_BYTES
from himoya.appeals.packs.schema import TABLES
from himoya.appeals.packs.written import cells
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.handover.export.cells import disarmed
from himoya.handover.export.xlsx import write_book
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.sheets import answers

TOO_LARGE = N_("This file is larger than 1 MB. Leave out rows that you do not change.")
EMPTY = N_("This file is empty. Choose the table that you changed.")
TOO_LONG = N_("This table has more than 5,000 rows. Leave out rows that you do not change.")
MOST_ROWS = 5000
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def given(file: UploadedFile) -> bytes:
    """The table as CSV. Raises BadInput for a file that is too large, empty or no table at all."""
    if (file.size or 0) > MOST_BYTES:
        raise BadInput(TOO_LARGE)
    data = file.read()
    if not data.strip():
        raise BadInput(EMPTY)
    return _from_book(data) if data.startswith(WORKBOOK) else data


def _from_book(data: bytes) -> bytes:
    """The first sheet, its rows where they stood."""
    source = Source("table.xlsx", io.BytesIO(data), len(data))
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    first, at = None, 0
    for kind, sheet, number, found in (one for one in answers(source, MOST_ROWS + 1) if one[0] == "row"):
        first = sheet if first is None else first
        if sheet != first or kind != "row":
            break
        if number > MOST_ROWS:
            raise BadInput(TOO_LONG)
        for _empty in range(number - at - 1):
            lines.writerow([""])
        lines.writerow(found)
        at = number
    return text.getvalue().encode()


def as_csv(table: str, pack: Pack) -> bytes:
    """As an office program opens it, with nothing in it that it would take for a formula."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, quoting=csv.QUOTE_ALL)
    lines.writerows([disarmed(cell) for cell in row] for row in _rows(table, pack))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: str, pack: Pack) -> bytes:
    """Every cell is text, so that the program makes no date or number of it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for _part in write_book(book, [(table, _rows(table, pack))]):
            pass
    return file.getvalue()


def _rows(table: str, pack: Pack) -> Iterable[list[str]]:
    yield [column.name for column in TABLES[table].columns]
    for row in pack.tables.get(table, ()):
        yield list(cells(table, row).values())

"""Rows that could not be used, as a file to be mended and given again: reason, place, the row itself."""

import csv
import io
import re
from collections.abc import Sequence

from himoya.common.errors import BadInput, said_place
from himoya.common.say import N_, say
from himoya.messages.models import Import, Rejection
from himoya.messages.queries import rejections

REASON = N_("Why it was not used")
PLACE = N_("Where in the file")
ROW = N_("What it says")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST_CELL = 32_000  # characters; Excel takes 32,767


def as_csv(made: Import, language: str) -> bytes:
    """UTF-8 with a mark, so that Excel reads it as UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table(made, language))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(made: Import, language: str) -> bytes:
    # Heavy, and every import of messages would load it.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.writer.excel import save_workbook  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Himoya")
    for row in table(made, language):
        sheet.append([_fit(cell) for cell in row])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def table(made: Import, language: str) -> list[list[str]]:
    """Headings and rows: the reason first, then the row's own columns. No cell is a formula."""
    found = list(rejections(made))
    headings = _headings(found)
    top = [say(REASON, language), say(PLACE, language), *headings]
    if not headings:
        top.append(say(ROW, language))
    return [
        [neutral(cell) for cell in row] for row in [top, *(_row(one, headings, language) for one in found)]
    ]


def neutral(cell: str) -> str:
    """A cell that a spreadsheet program will not take for a formula."""
    return f"'{cell}" if cell[:1] in FORMULA and cell[:1] else cell


def _headings(found: Sequence[Rejection]) -> list[str]:
    """Every column once, in the order of the list; a heading that stands twice stays two columns."""
    longest: list[str] = []
    for one in found:
        names = [heading for heading, _cell in one.cells]
        if len(names) > len(longest):
            longest = names
    return longest


def _row(one: Rejection, headings: Sequence[str], language: str) -> list[str]:
    reason = BadInput(one.sentence, **one.values).said(language)
    start = [reason, said_place(one.place, language)]
    if not headings:
        return [*start, one.excerpt]
    cells = [cell for _heading, cell in one.cells] or [one.excerpt]
    return [*start, *cells, *[""] * (len(headings) - len(cells))]


def _fit(cell: str) -> str:
    return NOT_IN_XML.sub("", cell)[:LONGEST_CELL]

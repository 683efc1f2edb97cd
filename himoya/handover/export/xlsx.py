"""A workbook written row by row into a zip:
nothing is kept in memory, nothing in a temporary file in the clear.

Every text is a text cell: a spreadsheet never takes one for a formula.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from xml.sax.saxutils import escape
from zipfile import ZipFile, ZipInfo

from himoya.handover.export.cells import is_armed

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767  # of one cell; the rest of a longer text stands in CSV and JSON only
CUT = " […]"
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Style 1 is that of text which looks like a formula: it stays text even when somebody edits the cell.
_STYLES = (
    f'{_HEAD}<styleSheet {_MAIN}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
Cell = str | int | bool | None


def write_book(archive: ZipFile, sheets: Iterable[tuple[str, Iterable[Iterable[Cell]]]]) -> Iterator[None]:
    """Write the parts of a workbook into `archive`; yields now and then, so that what is ready can leave.

    `sheets` are names and rows. What does not fit into one sheet goes on in a second one, header repeated.
    """
    names: list[str] = []
    for name, rows in sheets:
        pieces = iter(rows)
        header = list(next(pieces, []))
        first = next(pieces, None)
        while True:
            names.append(
                name if not names or names[-1].split(" ")[0] != name else f"{name} {_again(names, name)}"
            )
            body = islice(chain([first] if first is not None else [], pieces), MOST_ROWS - 1)
            yield from _write_sheet(archive, len(names), chain([header], body))
            first = next(pieces, None)
            if first is None:
                break
    _write_frame(archive, names)
    yield


def cell(value: Cell) -> str:
    """One cell as XML, without its place."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    if len(value) > MOST_CHARACTERS:
        value = value[: MOST_CHARACTERS - len(CUT)] + CUT
    style = ' s="1"' if is_armed(value) else ""
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{_text(value)}</t></is></c>'


def _text(value: str) -> str:
    # The form of the standard for signs that XML cannot hold: _x0001_. What looks like one is escaped itself.
    value = _ESCAPED.sub("_x005F_", value)
    return escape(_FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", value))


def _again(names: list[str], name: str) -> int:
    return sum(each.split(" ")[0] == name for each in names) + 1


def _write_sheet(archive: ZipFile, number: int, rows: Iterable[Iterable[Cell]]) -> Iterator[None]:
    with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
        part.write(f"{_HEAD}<worksheet {_MAIN}><sheetData>".encode())
        for count, row in enumerate(rows):
            part.write(("<row>" + "".join(map(cell, row)) + "</row>").encode())
            if count % 500 == 0:
                yield
        part.write(b"</sheetData></worksheet>")
    yield


def _write_frame(archive: ZipFile, names: list[str]) -> None:
    numbers = range(1, len(names) + 1)
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{sheet}.worksheet+xml"/>'
        for number in numbers
    )
    related = "".join(
        f'<Relationship Id="s{number}" Type="{_RELATED}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="s{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{sheet}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{sheet}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="b" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATED}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="y" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>',
    }
    for name, content in parts.items():
        archive.writestr(ZipInfo(name), _HEAD + content)
    archive.writestr(ZipInfo("xl/styles.xml"), _STYLES)

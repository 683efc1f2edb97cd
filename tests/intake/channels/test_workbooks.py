"""Whole workbooks: old and open formats, several sheets, and files made to hurt."""

import io
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from himoya.common.errors import BadInput
from himoya.intake.channels import sheet_process, sheets
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import file_name
from tests.intake.channels.files import export, given, read, workbook

ROWS: list[list[Any]] = [["Рўйхат"], ["Ф.И.О.", "Телефон"], ["Sinovov Ali", 998001234567]]


def old(name: str = "old.xls") -> Source:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Лист1")
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    out = io.BytesIO()
    book.save(out)
    return given(name, out.getvalue())


def of_open_document(name: str = "open.ods") -> Source:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Лист1")
    for row in ROWS:
        line = TableRow()
        for cell in row:
            box = TableCell(valuetype="string")
            box.addElement(P(text=str(cell)))
            line.addElement(box)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    return given(name, out.getvalue())


@pytest.mark.parametrize("make", [old, of_open_document, lambda: workbook(ROWS)])
def test_the_same_list_in_each_format_is_the_same(make: Callable[[], Source]) -> None:
    row = read(make())[0]
    assert row.columns == {"name": "Sinovov Ali", "phone": "+998001234567"}
    assert (row.place, row.chat_title) == ("row 3", "Рўйхат")
    assert (row.chat, row.key) == (read(workbook(ROWS))[0].chat, read(workbook(ROWS))[0].key)


def several() -> Source:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "2025"
    first.append(["Ф.И.О.", "Телефон"])
    first.append(["Sinovov Ali", "998001234567"])
    book.create_sheet("empty")
    second = book.create_sheet("2026")
    second.append(["Колония", "Фамилия", "Имя"])
    second.append(["IK-75", "Misolov", "Vali"])
    hidden = book.create_sheet("yashirin")
    hidden.append(["Ф.И.О.", "Телефон"])
    hidden.append(["Takrorov Karim", "998001234569"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return given("several.xlsx", out.getvalue())


def test_every_sheet_is_a_list_of_its_own() -> None:
    assert [(row.chat_title, row.columns and row.columns["name"]) for row in read(several())] == [
        ("2025", "Sinovov Ali"),
        ("2026", "Misolov Vali"),
    ]
    assert [table.title for table in export(several()).tables] == ["2025", "2026"]


def test_a_hidden_sheet_is_left_out_and_named() -> None:
    assert "The hidden sheet yashirin was not read" in export(several()).notes[0].said("en")


def test_an_empty_workbook_is_told() -> None:
    with pytest.raises(BadInput, match=r"nothing in the spreadsheet empty\.xlsx"):
        export(workbook([], "empty.xlsx"))


Pieces = Callable[[bytes], Iterator[bytes]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"


def changed(content: dict[str, Pieces]) -> Source:
    """A workbook with some of its parts written anew, piece by piece, or put in."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(workbook(ROWS).file) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for name in [*before.namelist(), *(set(content) - set(before.namelist()))]:
            old = before.read(name) if name in before.namelist() else b""
            with after.open(name, "w", force_zip64=True) as part:
                for piece in content[name](old) if name in content else [old]:
                    part.write(piece)
    return given("bad.xlsx", out.getvalue())


def inserted(before: bytes, new: bytes) -> Pieces:
    def write(whole: bytes) -> Iterator[bytes]:
        assert before in whole
        yield whole.replace(before, new + before)

    return write


def test_a_shared_string_of_800_megabytes_ends_only_the_process_that_reads_it() -> None:
    def huge(_nothing: bytes) -> Iterator[bytes]:
        yield f'<sst xmlns="{MAIN}"><si><t>'.encode()
        megabyte = b"a" * (1 << 20)
        yield from [megabyte] * 800
        yield b"</t></si></sst>"

    cell = b'<row r="9"><c r="A9" t="s"><v>0</v></c></row>'
    link = f'<Relationship Type="{STRINGS}" Target="/xl/sharedStrings.xml" Id="rId99"/>'.encode()
    bomb = changed(
        {
            "xl/sharedStrings.xml": huge,
            "xl/worksheets/sheet1.xml": inserted(b"</sheetData>", cell),
            "xl/_rels/workbook.xml.rels": inserted(b"</Relationships>", link),
        }
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadInput, match="too large to open safely"):
        export(bomb)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 50  # MB


def test_a_process_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_process, "__file__", "-c")
    began = time.monotonic()
    with pytest.raises(BadInput, match="too large to open safely"):
        list(sheets.answers(workbook(ROWS), seconds=0.0))
    assert time.monotonic() - began < 30


def test_a_doctype_fetches_nothing_and_harms_nobody() -> None:
    def entities(whole: bytes) -> Iterator[bytes]:
        start = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        head, tail = whole.split(b"?>", 1) if whole.startswith(b"<?xml") else (b"<?xml version='1.0'", whole)
        yield head + b"?>" + start + tail.replace(b"Sinovov Ali", b"Sinovov &b;Ali")

    try:
        rows = read(changed({"xl/worksheets/sheet1.xml": entities}))
    except BadInput as refused:
        assert "is damaged" in refused.said("en")  # noqa: PT017 -- both ends are right
    else:
        assert "root:" not in " ".join(row.text for row in rows)


def test_a_link_to_another_workbook_is_only_its_last_value() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Ф.И.О.", "Телефон"])
    sheet.append(["Sinovov Ali", "='[http://example.invalid/x.xlsx]A'!A1"])
    out = io.BytesIO()
    book.save(out)
    row = read(given("linked.xlsx", out.getvalue()))[0]
    assert row.columns is not None
    assert row.columns["name"] == "Sinovov Ali"


@pytest.mark.parametrize("name", ["../../x.xlsx", "..\\..\\x.xlsx", "/etc/x.xlsx"])
def test_a_name_with_folders_is_only_a_name(name: str) -> None:
    source = workbook(ROWS, name)
    assert file_name(source) == "x.xlsx"
    assert export(source).title == "x"

"""What a person says about columns in words of the headings, and what she is told when it cannot be so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import openpyxl
import pytest

from himoya.common.errors import BadInput
from himoya.intake.channels.fields import FIELD_WORDS
from himoya.intake.channels.incoming import Export
from himoya.intake.channels.proposal import propose
from himoya.intake.channels.told import Said, Told, to_start_from
from tests.intake.channels.files import ASKED, export, given, read, workbook

ROWS = [["Ф.И.О.", "Телефон", "Boshqa"], ["Sinovov Ali", "998001234567", "IK-75"]]
HEADLESS = [["Sinovov Ali Karim o'g'li", "998001234567", "75"], ["Misolov Vali", "998001234568", "76"]]


def told(*lines: tuple[str, str] | tuple[str, str, str]) -> Told:
    return Told("columns.tsv", tuple(Said(number, *line) for number, line in enumerate(lines, 1)))


def fields(rows: Sequence[Sequence[str]], *lines: tuple[str, str]) -> tuple[str, ...]:
    (found,) = told(*lines).about(export(workbook(rows)).tables, "list.xlsx").values()
    return found


def refusal(rows: Sequence[Sequence[str]], *lines: tuple[str, str]) -> str:
    with pytest.raises(BadInput) as refused:
        fields(rows, *lines)
    return refused.value.said("en")


def two_sheets() -> Export:
    book = openpyxl.Workbook()
    for title, last in (("Avgust", "Izoh"), ("Sentabr", "Izoh va joy")):
        sheet = book.create_sheet(title)
        for row in (["F.I.Sh", "Telefon", "Boshqa", last], ["Sinovov Ali", "998001234567", "IK-75", "x"]):
            sheet.append(row)
    del book["Sheet"]
    file = workbook(ROWS)
    file.file.seek(0)
    file.file.truncate()
    book.save(file.file)
    return export(replace(file, size=file.file.tell()))


def test_a_heading_gets_the_field_it_was_given_and_the_row_is_read_so() -> None:
    assert fields(ROWS, ("Boshqa", "facility")) == ("name", "phone", "facility")
    asked = replace(ASKED, columns={propose(ROWS).fingerprint: fields(ROWS, ("Boshqa", "facility"))})
    assert read(workbook(ROWS), asked=asked)[0].columns == {
        "name": "Sinovov Ali",
        "phone": "+998001234567",
        "facility": "IK-75",
    }


@pytest.mark.parametrize("written", ["boshqa", "  BOSHQA ", "бошқа", '"Boshqa"'])
def test_a_heading_is_known_in_any_case_and_script(written: str) -> None:
    assert fields(ROWS, (written, "note")) == ("name", "phone", "note")


def test_a_guess_gives_way_to_what_a_person_says() -> None:
    assert fields(ROWS, ("Boshqa", "name")) == ("", "phone", "name")
    assert fields(ROWS, ("Boshqa", "phone")) == ("name", "phone", "phone")


def test_of_a_list_without_headings_only_what_was_said_is_believed() -> None:
    assert fields(HEADLESS, ("column 3", "facility")) == ("", "", "facility")


def test_what_is_written_to_start_from_names_every_column_without_doubt() -> None:
    rows = [["ФИО", "ФИО", "", "Телефон"], ["Sinovov Ali", "Lola", "x", "998001234567"]]
    (table,) = export(workbook(rows)).tables
    started = [(words, column.field) for words, column in to_start_from(table)]
    assert [words for words, _field in started] == ["column 1", "column 2", "column 3", "Телефон"]
    assert fields(rows, *started) == table.proposal.fields


def test_a_sheet_can_be_spoken_of_alone() -> None:
    tables = two_sheets().tables
    said = told(("Telefon", "phone"), ("Boshqa", "facility", "Sentabr"))
    found = said.about(tables, "list.xlsx")
    assert [found[table.proposal.fingerprint][2] for table in tables] == ["", "facility"]


REFUSED: Mapping[str, tuple[Sequence[tuple[str, str]], str]] = {
    "a heading that is not there": ([("Boshqa", "note"), ("Qamoq", "facility")], "Line 2 of columns.tsv"),
    "a place beyond the list": ([("column 4", "note")], "a heading that is not in list.xlsx"),
    "the same column twice": ([("Boshqa", "note"), ("column 3", "facility")], "Lines 1 and 2"),
    "two columns for one meaning": ([("Boshqa", "age"), ("Телефон", "age")], "the same meaning"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_so_is_said_with_its_line(what: str) -> None:
    lines, words = REFUSED[what]
    assert words in refusal(ROWS, *lines)


def test_a_heading_that_stands_twice_is_asked_for_by_its_place() -> None:
    rows = [["ФИО", "Телефон", "Телефон"], ["Sinovov Ali", "1234567", "7654321"]]
    assert "column 2, column 3" in refusal(rows, ("Телефон", "note"))
    assert fields(rows, ("column 3", "ignore")) == ("name", "phone", "ignore")


def test_a_chat_and_an_unknown_sheet_are_named() -> None:
    chat = given("chat.jsonl", '{"id": "1", "text": "salom", "sent_at": "2026-11-20T20:00:00+05:00"}\n')
    with pytest.raises(BadInput, match=r"chat\.jsonl is no spreadsheet"):
        told(("Boshqa", "note")).about(export(chat).tables, "chat.jsonl")
    with pytest.raises(BadInput, match="names a sheet"):
        told(("Boshqa", "note", "Oktabr")).about(two_sheets().tables, "list.xlsx")


def test_every_field_can_be_said() -> None:
    for field in FIELD_WORDS:
        assert fields(ROWS, ("Boshqa", field))[2] == field

"""Spreadsheets and CSV files as volunteers keep them."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from himoya.common.errors import BadInput
from himoya.intake.channels import spreadsheet
from himoya.intake.channels.columns import field_of, header_of
from himoya.intake.channels.incoming import Asked, Source
from tests.intake.channels.files import ASKED, NOW, export, given, read, read_all, workbook, zipped

HEADINGS: list[object] = [
    "№",
    "Ф.И.О.",
    "Туғилган йили",
    "Tel raqami",
    "Колония",
    "Статья",
    "Oxirgi qo‘ng‘iroq",
    "Izoh",
]
SHEET: list[list[object]] = [
    ["Mahbuslar ro‘yxati"],
    [],
    HEADINGS,
    [1, "Sinovov Ali", 1998, 998001234567, "IK-75", "228 ч.4", date(2026, 9, 1), "urushga"],
    [],
    [2, None, None, None, "IK-75", "105", "avgust", "ismi noma‘lum"],
    HEADINGS,
]


def test_a_row_is_a_message_with_its_columns() -> None:
    found = export(workbook(SHEET))
    assert found.channel == "spreadsheet"
    assert "Ф.И.О. = name" in found.notes[0].said("en")
    first, second = read(workbook(SHEET))
    assert first.columns == {
        "name": "Sinovov Ali", "birth_date": "1998", "phone": "+998001234567", "facility": "IK-75",
        "article": "228 ч.4", "last_contact": "01.09.2026", "note": "urushga",
    }  # fmt: skip
    assert first.text.startswith("Ф.И.О.: Sinovov Ali; Туғилган йили: 1998; Tel raqami: +998001234567;")
    assert (first.place, second.place) == ("row 4", "row 6")
    assert first.chat_title == "Mahbuslar ro‘yxati"
    assert first.sent_at == NOW


def test_a_row_without_a_name_is_kept() -> None:
    assert read(workbook(SHEET))[1].columns == {
        "facility": "IK-75", "article": "105", "last_contact": "avgust", "note": "ismi noma‘lum",
    }  # fmt: skip


def test_the_same_list_under_another_file_name_has_the_same_keys() -> None:
    first = [(row.chat, row.key) for row in read(workbook(SHEET))]
    assert first == [(row.chat, row.key) for row in read(workbook(SHEET, name="list (2).xlsx"))]


def test_two_equal_rows_are_two_messages() -> None:
    rows = read(workbook([["Ism", "Familiya", "Telefon"], ["Ali", "Sinovov", "1"], ["Ali", "Sinovov", "1"]]))
    assert len({row.key for row in rows}) == 2


def test_a_merged_cell_counts_for_each_of_its_rows() -> None:
    sheet: list[list[object]] = [
        ["Ф.И.О.", "Колония"],
        ["Sinovov Ali", "IK-75"],
        ["Sinovov Vali", None],
        ["Sinovov G‘ani", "IK-77"],
    ]
    rows = read(workbook(sheet, merged=["B2:B3"]))
    assert [row.columns["facility"] for row in rows if row.columns] == ["IK-75", "IK-75", "IK-77"]


def test_the_reporter_is_the_sender_and_the_date_column_the_day() -> None:
    row = read(
        workbook([["Mahbus", "Murojaat qilgan", "Sana"], ["Sinovov Ali", "Onasi Lola", date(2026, 9, 2)]])
    )[0]
    assert row.sender == "Onasi Lola"
    assert row.sent_at == datetime(2026, 9, 1, 19, tzinfo=UTC)


def test_a_list_without_known_headings_is_read_as_text() -> None:
    source = workbook([["Sinovov Ali", "IK-75"], ["Sinovov Vali", "IK-77"]])
    assert "plain text" in export(source).notes[0].said("en")
    rows = read(source)
    assert [row.text for row in rows] == ["Sinovov Ali; IK-75", "Sinovov Vali; IK-77"]


def test_a_row_without_any_date_is_rejected_when_nobody_tells_the_day() -> None:
    good, bad = read_all(workbook(SHEET), asked=Asked())
    assert good == []
    assert [row.place for row in bad] == ["row 4", "row 6"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("F.I.Sh.", "name"),
        ("Ф.И.О заключенного", "name"),
        ("Фамилия", "surname"),
        ("Familiyasi", "surname"),
        ("Исми", "given"),
        ("Отчество", "patronymic"),
        ("Otasining ismi", "patronymic"),
        ("Tug‘ilgan sanasi", "birth_date"),
        ("Туғилган санаси", "birth_date"),
        ("Дата рождения", "birth_date"),
        ("Дата", "date"),
        ("Sana", "date"),
        ("Telefon raqami", "phone"),
        ("Номер телефона", "phone"),
        ("Qayerdan", "home"),
        ("Қаерда", "facility"),
        ("Modda", "article"),
        ("Срок", "term"),
        ("Кем приходится", "relation"),
        ("Oxirgi qo'ng'iroq sanasi", "last_contact"),
        ("Дата последний звонок", "last_contact"),
        ("Izohlar", "note"),
        ("Phone number", "phone"),
        ("Telefonn", "phone"),
        ("Shartnoma", "status"),
        ("№", "counter"),
        ("№ п/п", "counter"),
        ("", ""),
        ("Sinovov Ali Vali o‘g‘li", ""),
    ],
)
def test_headings_are_known_in_three_scripts(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_the_header_is_found_below_titles() -> None:
    found = header_of([["Ro‘yxat"], ["2026"], ["Ism", "Telefon"], ["Ali", "1"]])
    assert found is not None
    assert (found.at, found.fields) == (2, ("given", "phone"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_csv_of_every_kind(delimiter: str, encoding: str) -> None:
    lines = [
        "Список",
        "Фамилия|Имя|Телефон|Дата",
        "Синовов|Али|998001234567.0|01.09.2026",
        "",
        '"Синова"|Лола|7|',
    ]
    content = "\n".join(lines).replace("|", delimiter).encode(encoding)
    found = export(given("list.csv", content))
    assert found.channel == "csv"
    first, second = read(given("list.csv", content))
    assert first.columns == {
        "name": "Синовов Али",
        "surname": "Синовов",
        "given": "Али",
        "phone": "+998001234567",
        "date": "01.09.2026",
    }
    assert first.sent_at == datetime(2026, 8, 31, 19, tzinfo=UTC)
    assert (second.text, second.place) == ("Фамилия: Синова; Имя: Лола; Телефон: 7", "row 5")


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    row = read(given("list.csv", 'Ism;Telefon;Izoh\nAli;1;"bir\nikki"\n'))[0]
    assert row.columns == {"given": "Ali", "name": "Ali", "phone": "1", "note": "bir\nikki"}


@pytest.mark.parametrize("before", [1, 30])
@pytest.mark.parametrize("after", [0, 1, 49, 50, 5_000])
def test_a_quotation_mark_without_its_pair_costs_no_row(before: int, after: int) -> None:
    first = "".join(f"Vali{n};{n};izoh\n" for n in range(before))
    rest = "".join(f"Ali{n};{n};izoh\n" for n in range(after))
    rows = read(given("list.csv", f'Ism;Telefon;Izoh\n{first}"Karim;7;x\n{rest}'))
    assert len(rows) == before + 1 + after
    assert rows[before].text == "Ism: Karim; Telefon: 7; Izoh: x"
    assert rows[-1].place == f"row {before + after + 2}"


def test_a_cell_of_several_lines_may_stand_after_a_quotation_mark_without_its_pair() -> None:
    filling = "Ali;1;x\n" * 60
    rows = read(given("list.csv", f'Ism;Telefon;Izoh\n"Karim;7;x\n{filling}Vali;2;"bir\nikki"\n'))
    assert rows[-1].text == "Ism: Vali; Telefon: 2; Izoh: bir\nikki"
    assert len(rows) == 62


def test_a_line_end_of_an_old_mac_inside_a_row_costs_no_row() -> None:
    rows = read(given("list.csv", "Ism;Telefon;Izoh\nAli;1;bir\rikki\nVali;2;b\n"))
    assert [row.text for row in rows] == [
        "Ism: Ali; Telefon: 1; Izoh: bir ikki",
        "Ism: Vali; Telefon: 2; Izoh: b",
    ]


def test_a_cell_longer_than_any_is_rejected_alone() -> None:
    good, bad = read_all(given("list.csv", "Ism;Telefon;Izoh\nAli;1;" + "a" * 200_000 + "\nVali;2;b\n"))
    assert [row.place for row in good] == ["row 3"]
    assert [row.place for row in bad] == ["row 2"]


def test_a_huge_row_is_rejected_alone() -> None:
    good, bad = read_all(given("list.csv", "Ism;Telefon;Izoh\nAli;1;" + "a" * 120_000 + "\nVali;2;b\n"))
    assert [row.place for row in good] == ["row 3"]
    assert [row.place for row in bad] == ["row 2"]


def bomb(dimension: str, cell: str) -> Source:
    """A tiny workbook that says it is enormous."""
    book = workbook([["Ism", "Telefon"], ["Ali", "1"]])
    out = io.BytesIO()
    with zipfile.ZipFile(book.file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                content = content.replace(b'ref="A1:B2"', f'ref="{dimension}"'.encode()).replace(
                    b'r="B2"', f'r="{cell}"'.encode()
                )
            new.writestr(info.filename, content)
    return given("bomb.xlsx", out.getvalue())


def test_a_workbook_that_says_it_is_enormous_ends_only_its_own_process() -> None:
    with pytest.raises(BadInput, match="too large to open safely"):
        read(bomb("A1:XFD1048576", "XFD1048576"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le"),
            "is a Word document",
        ),
    ],
)
def test_old_office_files_are_told_apart(content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        read(given("old.xls", content))


def test_a_damaged_workbook_is_told() -> None:
    with pytest.raises(BadInput, match="is damaged"):
        read(zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "<oops"}, "a.xlsx"))


def test_a_workbook_beyond_the_limit_is_not_even_opened() -> None:
    source = workbook(SHEET)
    with pytest.raises(BadInput, match="too large"):
        spreadsheet.opened([Source(source.name, source.file, 1 << 30)], ASKED)


def test_a_row_put_in_between_leaves_the_keys_of_the_others() -> None:
    before: list[list[object]] = [["№", "Ism", "Telefon"], [1, "Ali", "1"], [2, "Vali", "2"]]
    after: list[list[object]] = [
        ["№", "Ism", "Telefon"],
        [1, "Ali", "1"],
        [2, "G‘ani", "3"],
        [3, "Vali", "2"],
    ]
    old, new = ({row.key for row in read(workbook(sheet))} for sheet in (before, after))
    assert old < new

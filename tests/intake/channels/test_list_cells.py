"""Cells as they come: dates in every habit, two persons in one, totals, floats, what looks like code."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given as always
from hypothesis import strategies as some

from himoya.intake.channels.dates import as_read_here, day_first_of, day_of
from himoya.intake.channels.incoming import Incoming
from himoya.intake.channels.persons_in_cell import persons_in
from himoya.reading import read as understood
from tests.intake.channels.files import ASKED, given, read, read_all, workbook


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("12.03.1999", date(1999, 3, 12)),
        ("12.03.1999 г.", date(1999, 3, 12)),
        ("12/03/99", date(1999, 3, 12)),
        ("12-03-1999", date(1999, 3, 12)),
        ("1999-03-12", date(1999, 3, 12)),
        ("1999-03-12 00:00:00", date(1999, 3, 12)),
        ("36231", date(1999, 3, 12)),
        ("12 mart 1999", date(1999, 3, 12)),
        ("12 марта 1999 года", date(1999, 3, 12)),
        ("1999 йил 12 март", date(1999, 3, 12)),
        ("1999", None),
        ("99999", None),
        ("31.02.1999", None),
        ("yo‘q", None),
        ("", None),
    ],
)
def test_days_in_every_habit(cell: str, day: date | None) -> None:
    assert day_of(cell) == day


@always(some.dates(date(1940, 1, 1), date(2039, 12, 31)))
def test_a_day_written_here_is_read_as_that_day(day: date) -> None:
    assert day_of(as_read_here(day.isoformat())) == day
    assert day_of(f"{day.month}/{day.day}/{day.year}", day_first=False) == day


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/1999", "25/12/1999"], True),
        (["03/04/1999", "12/25/1999"], False),
        (["03/04/1999", "05/06/2001"], None),
        (["03.04.1999", "1999"], True),
        (["04/04/1999"], True),
    ],
)
def test_the_order_of_day_and_month_is_proved_or_left_open(cells: list[str], order: bool | None) -> None:
    assert day_first_of(cells) == order


def sheet(*rows: list[Any]) -> Any:
    return workbook([["Ф.И.О.", "Туғилган санаси", "Муддат", "Телефон", "Oxirgi aloqa"], *rows])


def test_real_dates_floats_and_terms_reach_the_facts() -> None:
    row = read(sheet(["Sinovov Ali", date(1999, 3, 12), "10 йил", 998001234567.0, date(2026, 11, 1)]))[0]
    told = understood(row.text, row.sent_at, row.columns)
    assert told.persons[0].birth_date == "1999-03-12"
    assert told.contact is not None
    assert told.contact.last_contact == "2026-11-01"
    assert [phone.text for phone in told.phones] == ["+998001234567"]
    assert "10 йил" in row.text


def test_month_first_dates_are_turned_when_the_list_proves_it() -> None:
    rows = read(sheet(["Sinovov Ali", "03/04/1999"], ["Misolov Vali", "12/25/2001"]))
    assert [row.columns["birth_date"] for row in rows if row.columns] == ["04.03.1999", "25.12.2001"]


@pytest.mark.parametrize(
    ("cell", "persons"),
    [
        ("Sinovov Ali", ("Sinovov Ali",)),
        ("Sinovov, Ali", ("Sinovov, Ali",)),
        ("Sinovov Ali\nVali o'g'li", ("Sinovov Ali\nVali o'g'li",)),
        ("Sinovov Ali va Misolov Vali", ("Sinovov Ali", "Misolov Vali")),
        ("Sinovov Ali, Misolov Vali", ("Sinovov Ali", "Misolov Vali")),
        ("Синовов Али и Мисолов Вали", ("Синовов Али", "Мисолов Вали")),
        ("1. Sinovov Ali 2. Misolov Vali", ("Sinovov Ali", "Misolov Vali")),
        ("Sinovov Ali / Синовов Али", ("Sinovov Ali",)),
        ("Ali va Vali Sinovov", None),
        ("Ali, Vali", ("Ali", "Vali")),
        ("Sinovov Ali, ukasi Vali", None),
        ("Sinovov Ali + ukasi", None),
    ],
)
def test_two_persons_in_a_cell_are_told_apart_or_sent_back(
    cell: str, persons: tuple[str, ...] | None
) -> None:
    assert persons_in(cell) == persons


def test_of_two_persons_in_a_row_each_keeps_what_they_share_and_neither_a_birth_date() -> None:
    one, two = read(sheet(["Sinovov Ali va Misolov Vali", "12.03.1999", "10 йил", 998001234567.0]))
    assert one.columns == {"name": "Sinovov Ali", "term": "10 йил", "phone": "+998001234567"}
    assert two.columns == {"name": "Misolov Vali", "term": "10 йил", "phone": "+998001234567"}
    assert one.key != two.key
    assert one.place == two.place == "row 2"


def test_a_row_that_names_several_unclearly_comes_back_whole() -> None:
    good, bad = read_all(sheet(["Ali va Vali Sinovov", "12.03.1999"], ["Misolov Vali"]))
    assert [row.place for row in good] == ["row 3"]
    assert bad[0].reason.said("en").startswith("Row 2 names more than one person.")
    assert bad[0].cells[:2] == (("Ф.И.О.", "Ali va Vali Sinovov"), ("Туғилган санаси", "12.03.1999"))


def test_totals_column_numbers_and_repeated_headings_are_no_persons() -> None:
    rows = read(
        workbook(
            [
                ["Рўйхат"],
                ["Ф.И.О.", "Телефон", "Колония"],
                ["1", "2", "3"],
                ["Sinovov Ali", "998001234567", "IK-75"],
                ["Ф.И.О.", "Телефон", "Колония"],
                ["Jami:", None, 1],
                ["Итого 1"],
            ]
        )
    )
    assert [row.place for row in rows] == ["row 4"]


def test_a_header_in_two_rows_is_read_from_the_lower_one() -> None:
    rows: list[list[Any]] = [
        ["Ф.И.О.", "Алоқа", None],
        [None, "Телефон", "Ким бўлади"],
        ["Sinovov Ali", "998001234567", "akasi"],
    ]
    row = read(workbook(rows, merged=["A1:A2", "B1:C1"]))[0]
    assert row.columns == {"name": "Sinovov Ali", "phone": "+998001234567", "relation": "akasi"}


def test_a_list_that_does_not_begin_in_the_first_cell_is_read() -> None:
    blank: list[Any] = [None, None]
    rows = read(workbook([[], [], [*blank, "Ф.И.О.", "Телефон"], [*blank, "Sinovov Ali", 998001234567.0]]))
    assert [(row.place, row.columns) for row in rows] == [
        ("row 4", {"name": "Sinovov Ali", "phone": "+998001234567"})
    ]


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://x")', "<script>alert(1)</script>", "{{ 7*7 }}", "a\x07b"]
)
def test_what_looks_like_code_stays_text(name: str) -> None:
    row = read(given("a.csv", f'Ism familiya;Telefon\n"{name.replace(chr(34), chr(34) * 2)}";1\n'))[0]
    assert isinstance(row, Incoming)
    assert row.columns is not None
    assert row.columns["name"] == name.replace("\x07", "")


@pytest.mark.parametrize("written", ["998001234567.0", "9,98001234567E+11", "9.98001234567e+11"])
def test_a_phone_that_became_a_number_is_a_phone_again(written: str) -> None:
    row = read(given("a.csv", f"Ism familiya;Telefon\nSinovov Ali;{written}\n"))[0]
    assert row.columns == {"name": "Sinovov Ali", "phone": "+998001234567"}


def test_the_day_of_a_row_may_be_a_serial_number() -> None:
    row = read(given("a.csv", "Ism familiya;Sana\nSinovov Ali;46000\n"), asked=ASKED)[0]
    assert row.sent_at == datetime(2025, 12, 8, 19, tzinfo=UTC)

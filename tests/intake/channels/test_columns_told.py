"""What the columns of a list mean: proposed from words and cells, corrected and remembered."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from himoya.common.errors import BadInput
from himoya.intake.channels.fields import FIELD_WORDS
from himoya.intake.channels.proposal import propose, with_confirmed
from tests.intake.channels.files import ASKED, export, given, read, workbook

HEADED = [["Ф.И.О.", "Телефон", "Boshqa"], ["Sinovov Ali", "998001234567", "IK-75"]]
HEADLESS = [
    ["1", "Sinovov Ali Karim o'g'li", "12.03.1999", "998001234567", "IK-75", "228 ч.4"],
    ["2", "Misolov Vali", "03.04.2001", "+998 00 123 45 68", "76-zona", "105"],
    ["3", "Takrorov G'ani", "1998", "", "SIZO-77", "ст. 159"],
]


def fields(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return propose(rows).fields


def test_every_proposed_field_has_words_to_choose_it_by() -> None:
    assert set(fields(HEADED)) <= set(FIELD_WORDS)


def test_without_headings_the_cells_tell() -> None:
    proposal = propose(HEADLESS)
    assert proposal.header_at == -1
    assert proposal.fields == ("counter", "name", "birth_date", "phone", "facility", "article")
    assert {column.sure for column in proposal.columns} == {"cells"}


def test_without_headings_nothing_is_believed_until_somebody_says_so() -> None:
    assert read(workbook(HEADLESS))[0].columns == {}
    fingerprint = propose(HEADLESS).fingerprint
    asked = replace(ASKED, columns={fingerprint: ("counter", "name", "birth_date", "phone", "", "")})
    assert read(workbook(HEADLESS), asked=asked)[1].columns == {
        "name": "Misolov Vali",
        "birth_date": "03.04.2001",
        "phone": "+998 00 123 45 68",
    }


def test_a_second_column_with_the_same_heading_is_not_believed() -> None:
    proposal = propose([["ФИО", "ФИО", "Телефон", "Телефон"], ["Sinovov Ali", "Lola", "1234567", "7654321"]])
    assert proposal.fields == ("name", "", "phone", "phone")


def test_a_heading_that_no_cell_bears_out_is_not_believed() -> None:
    rows = [["F.I.Sh", "Telefon"], *[[f"Sinovov Ali{n}", "yo‘q"] for n in range(5)]]
    assert fields(rows) == ("name", "")


def test_a_column_of_dates_long_ago_holds_births() -> None:
    rows = [["F.I.Sh", "Sana"], ["Sinovov Ali", "12.03.1999"], ["Misolov Vali", "03.04.2001"]]
    assert fields(rows) == ("name", "birth_date")


def test_what_was_confirmed_for_these_headings_holds_for_the_next_list_with_them() -> None:
    first = propose(HEADED)
    confirmed = {first.fingerprint: ("name", "phone", "facility")}
    longer = [[" ф.и.о ", "ТЕЛЕФОН", "boshqa"], ["Misolov Vali", "1", "IK-76"], ["Takrorov Ali", "", ""]]
    told = with_confirmed(propose(longer), confirmed)
    assert (told.confirmed, told.fields) == (True, ("name", "phone", "facility"))
    assert not with_confirmed(propose([["ФИО", "Тел"]]), confirmed).confirmed


def test_a_correction_changes_what_is_read_but_no_rows_key() -> None:
    proposal = propose(HEADED)
    asked = replace(ASKED, columns={proposal.fingerprint: ("name", "ignore", "facility")})
    before, after = read(workbook(HEADED))[0], read(workbook(HEADED), asked=asked)[0]
    assert (before.chat, before.key) == (after.chat, after.key)
    assert after.columns == {"name": "Sinovov Ali", "facility": "IK-75"}
    assert "998001234567" not in after.text


def test_a_field_nobody_knows_is_not_taken_from_a_mapping() -> None:
    proposal = propose(HEADED)
    told = with_confirmed(proposal, {proposal.fingerprint: ("__class__", "phone")})
    assert told.fields == ("name", "phone", "")


def test_the_region_of_a_prison_joins_the_prison() -> None:
    sheet = [["Ф.И.О.", "Колония", "Регион колонии"], ["Sinovov Ali", "ИК-75", "Томская область"]]
    assert read(workbook(sheet))[0].columns == {"name": "Sinovov Ali", "facility": "ИК-75, Томская область"}


@pytest.mark.parametrize("make", [workbook, lambda rows: given("a.csv", "\n".join(map(",".join, rows)))])
def test_a_table_too_wide_for_people_is_refused_at_once(make: object) -> None:
    rows = [["Ism", "Telefon", *map(str, range(9_000))], ["Ali", "1", *["x"] * 9_000]]
    with pytest.raises(BadInput, match="9002 columns"):
        export(make(rows))  # type: ignore[operator]  # one of two makers of files


def test_a_hundred_thousand_columns_are_refused_in_a_moment() -> None:
    line = ",".join(["Ism", "Telefon", *["x"] * 100_000])
    with pytest.raises(BadInput, match="100002 columns"):
        export(given("a.csv", f"{line}\n{line}\n"))

"""Every mistake an office can make in a table gets one sentence, with file and row."""

from pathlib import Path

import pytest

from himoya.appeals import packs
from himoya.appeals.packs import cells, checking, circles, examples, folder, manifest, sheet
from himoya.common.say import LANGUAGES
from tests.appeals.packs.copies import copy, spoil, table, write

# Table, row, column, what is written there, what is said.
CELLS = [
    ("clocks", "ru_answer", "source_id", "", cells.NO_SOURCE),
    ("risks", "ru_informant_name_host_prison", "source_id", "  ", cells.NO_SOURCE),
    ("clocks", "ru_answer", "source_id", "ru_unknown", checking.NOWHERE),
    ("channels", "ru_fsin_in_person", "source_id", "ru_unknown", checking.NOWHERE),
    ("clocks", "ru_answer", "unit", "week", cells.NOT_ONE_OF),
    ("clocks", "ru_answer", "roll", "perhaps", cells.NOT_ONE_OF),
    ("clocks", "ru_answer", "side", "", cells.EMPTY),
    ("channels", "ru_fsin_in_person", "authority_id", "ru_nobody", checking.NOWHERE),
    ("ladder", "ru_first_ufsin", "to_authority", "ru_nobody", checking.NOWHERE),
    ("ladder", "ru_first_ufsin", "to_authority", "", checking.NOBODY),
    ("authorities", "ru_ufsin", "parent_id", "ru_nobody", checking.NOWHERE),
    ("authorities", "ru_fsin", "parent_id", "ru_colony", circles.CIRCLE),
    ("authorities", "ru_fsin", "parent_id", "ru_fsin", circles.CIRCLE),
    ("ladder", "ru_first_ufsin", "from_steps", "ru_complaint", circles.CIRCLE),
    ("ladder", "ru_higher_prosecutor", "from_steps", "ru_prosecutor_general_step", circles.CIRCLE),
    ("channels", "ru_fsin_email", "valid_to", "2025-02-30", cells.NO_SUCH_DAY),
    ("channels", "ru_fsin_email", "valid_to", "31.11.2025", cells.NO_SUCH_DAY),
    ("channels", "ru_fsin_email", "valid_to", "11/20/2025", cells.NOT_DAY),
    ("channels", "ru_fsin_email", "valid_to", "in March", cells.NOT_DAY),
    ("examples", "ru_answer_plain", "start", "2026-02-29", cells.NO_SUCH_DAY),
    ("channels", "ru_fsin_gosuslugi", "valid_to", "2024-01-01", checking.BACKWARDS),
    ("risks", "ru_left_unit_host_state", "id", "ru_left_unit_host_military", checking.TWICE),
    ("moved_days", "ru_2026_12_31", "day", "2026-01-09", checking.DAY_TWICE),
    ("moved_days", "ru_2026_12_31", "country", "Russia", cells.TOO_LONG),
    ("moved_days", "ru_2026_12_31", "country", "ru", cells.NOT_COUNTRY),
    ("clocks", "ru_answer", "calendar", "RU QQ", cells.NOT_COUNTRY),
    ("rules", "ru_interim", "pattern", "a{99999999999}", cells.NOT_PATTERN),
    ("authorities", "ru_fsin", "alarms", "u01 u21", cells.NOT_ONE_OF),
    ("clocks", "ru_answer", "title_uz", "", cells.EMPTY),
    ("ladder", "ru_first_ufsin", "id", "", cells.EMPTY),
    ("clocks", "ru_answer", "amount", "", cells.EMPTY),
    ("clocks", "ru_answer", "amount", "thirty", cells.NOT_NUMBER),
    ("clocks", "ru_answer", "amount", "30.5", cells.NOT_NUMBER),
    ("clocks", "ru_answer", "amount", "0", cells.NOT_NUMBER),
    ("clocks", "ru_answer", "amount", "-3", cells.NOT_NUMBER),
    ("examples", "ru_answer_plain", "extended", "once", cells.NOT_COUNT),
    ("clocks", "ru_answer", "extendable_by", "30 days", cells.NOT_EXTENSION),
    ("clocks", "ru_answer", "extendable_by", "by 30 week", cells.NOT_EXTENSION),
    ("clocks", "ru_answer", "confidence", "sure", cells.NOT_ONE_OF),
    ("clocks", "ru_answer", "confidence", "confirmed", checking.UNREAD),
    ("clocks", "ru_answer", "on_expiry", "ru_no_such_step", checking.NOWHERE),
    ("clocks", "ru_answer", "basis_id", "ru_no_such_law", checking.NOWHERE),
    ("rules", "ru_interim", "next_step", "ru_no_such_step", checking.NOWHERE),
    ("channels", "ru_fsin_in_person", "legally_valid", "", cells.NO_VALIDITY),
    ("channels", "ru_fsin_in_person", "legally_valid", "maybe", cells.NOT_ONE_OF),
    ("channels", "ru_onk_email", "starts_clock", "on_arrival", checking.BINDS_NOBODY),
    ("channels", "ru_onk_email", "contact", "onk@example.org", checking.UNDATED),
    ("examples", "ru_answer_plain", "earliest", "2026-03-12", examples.OTHER_DATE),
    ("examples", "ru_answer_plain", "usual", "2026-03-14", examples.OTHER_DATE),
    ("examples", "ru_answer_plain", "latest", "2026-03-16", examples.OTHER_DATE),
    ("examples", "ru_answer_plain", "extended", "5", examples.CANNOT),
    ("examples", "ru_answer_plain", "start", "1066-02-11", examples.CANNOT),
    ("examples", "ru_answer_plain", "clock_id", "ru_no_such_clock", checking.NOWHERE),
    ("ladder", "ru_first_ufsin", "letter_id", "no_such_text", checking.NO_TEXT),
    ("clocks", "ru_answer", "note", "long " * 400, cells.TOO_LONG),
    ("clocks", "ru_answer", "title_ru", "д" * 201, cells.TOO_LONG),
    ("ladder", "ru_first_ufsin", "id", "11.мар", cells.EXCEL_DATE),
    ("ladder", "ru_first_ufsin", "id", "11-Mar", cells.EXCEL_DATE),
    ("ladder", "ru_first_ufsin", "id", "Mar-26", cells.EXCEL_DATE),
    ("ladder", "ru_first_ufsin", "id", "2026-03-11 00:00:00", cells.EXCEL_DATE),
    ("ladder", "ru_first_ufsin", "id", "5.9E+12", cells.EXCEL_DATE),
    ("clocks", "ru_answer", "on_expiry", "45", cells.EXCEL_DATE),
    ("ladder", "ru_first_ufsin", "id", "RU first", cells.NOT_ID),
    ("ladder", "ru_first_ufsin", "attach", "=A1+B1", cells.FORMULA),
    ("ladder", "ru_first_ufsin", "attach", "#NAME?", cells.FORMULA),
    ("rules", "ru_interim", "pattern", "(проверка", cells.NOT_PATTERN),
    ("rules", "ru_interim", "pattern", "совсем другое", checking.NOT_FOUND),
    ("authorities", "ru_fsin", "languages_accepted", "ru klingon", cells.NOT_ONE_OF),
    ("sources", "ru59", "status", "seen", cells.NOT_ONE_OF),
]


@pytest.fixture
def russia(tmp_path: Path) -> Path:
    return copy("ru", tmp_path / "ru")


@pytest.mark.parametrize(("name", "row", "column", "cell", "said"), CELLS, ids=lambda part: str(part)[:24])
def test_one_wrong_cell_gives_one_sentence(
    russia: Path, name: str, row: str, column: str, cell: str, said: str
) -> None:
    number = spoil(russia, f"{name}.csv", row, column, cell)

    (problem,) = packs.check(russia)

    assert problem.file == f"{name}.csv"
    assert problem.sentence == said
    if said == circles.CIRCLE:  # any row of the circle may be the wrong one
        assert table(russia / f"{name}.csv")[problem.row - 1][0] in str(problem.values["circle"])
    else:
        assert (problem.row, problem.column) == (number, column)
    for language in LANGUAGES:
        words = problem.said(language)
        assert f"{name}.csv" in words
        assert str(problem.row) in words
        assert "%(" not in words


def test_the_copy_itself_is_sound(russia: Path) -> None:
    assert packs.check(russia) == []


HEADS = [
    ("", None, sheet.NO_HEADER),
    ("amount", "", sheet.UNKNOWN_COLUMN),
    ("amount", "Amount", sheet.UNKNOWN_COLUMN),
    ("note", "unit", sheet.TWICE),
]


@pytest.mark.parametrize(("column", "instead", "said"), HEADS)
def test_the_first_row_must_name_the_columns(
    russia: Path, column: str, instead: str | None, said: str
) -> None:
    rows = table(russia / "clocks.csv")
    head = [""] * len(rows[0]) if instead is None else [instead if c == column else c for c in rows[0]]
    write(russia / "clocks.csv", [head, *rows[1:]])

    problems = packs.check(russia)

    assert said in {problem.sentence for problem in problems}
    assert {(problem.file, problem.row) for problem in problems} == {("clocks.csv", 1)}


def test_a_column_that_is_left_out_is_named(russia: Path) -> None:
    rows = table(russia / "clocks.csv")
    at = rows[0].index("roll")
    write(russia / "clocks.csv", [row[:at] + row[at + 1 :] for row in rows])
    (problem,) = packs.check(russia)
    assert (problem.file, problem.column, problem.sentence) == ("clocks.csv", "roll", sheet.MISSING_COLUMN)


def test_a_row_that_spills_over_is_named(russia: Path) -> None:
    rows = table(russia / "risks.csv")
    rows[3].append("one cell too many")
    write(russia / "risks.csv", rows)
    (problem,) = packs.check(russia)
    assert (problem.file, problem.row, problem.sentence) == ("risks.csv", 4, sheet.TOO_MANY)


def test_files_that_are_no_tables(russia: Path) -> None:
    kept = (russia / "rules.csv").read_bytes()
    for data, said in [
        (kept.decode("utf-8-sig").encode("cp1251", "replace"), sheet.NOT_UTF8),
        (b"PK\x03\x04\xff\xfe", sheet.NOT_UTF8),
        (b'"' + b"x" * 140_000, sheet.BROKEN),
        (b"", sheet.NO_HEADER),
    ]:
        (russia / "rules.csv").write_bytes(data)
        (problem,) = packs.check(russia)
        assert (problem.file, problem.sentence) == ("rules.csv", said)
    (russia / "rules.csv").unlink()
    assert [problem.sentence for problem in packs.check(russia)] == [folder.NO_TABLE]


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ('id = "ru"', "id = ", manifest.BROKEN),
        ('id = "ru"', "", manifest.LACKS),
        ('version = "', 'edition = "', manifest.LACKS),
        ('"sat"', '"saturday"', manifest.LACKS),
        ('host = "RU"', 'host = "QQ"', manifest.LACKS),
        ("parts = []", 'parts = ["nowhere"]', packs.opening.NO_PART),
    ],
)
def test_the_manifest_is_checked(russia: Path, found: str, instead: str, said: str) -> None:
    file = russia / "pack.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(found, instead), encoding="utf-8")
    (problem,) = packs.check(russia)
    assert (problem.file, problem.sentence) == ("pack.toml", said)

"""Saying at the terminal what the columns of a list mean: shown, corrected, given, remembered."""

from pathlib import Path

import pytest

from himoya.common.say import LANGUAGES
from tests.cli.calling import Caller, Said, program
from tests.cli.homes import copied

LIST = "Ф.И.О.;Телефон;Boshqa\nSinovov Ali;998001234567;75\n"
LONGER = LIST + "Misolov Vali;998001234568;76\n"


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def prisons(said: Said) -> list[int | None]:
    assert said.code == 0, said.err
    return [line["facility"] and line["facility"]["number"] for line in said.lines]


def test_what_is_shown_is_corrected_and_given_back(himoya: Caller, tmp_path: Path) -> None:
    listed = written(tmp_path, "list.csv", LIST)
    shown = himoya("read", listed, "--show-columns").out
    assert "Boshqa\ttext" in shown
    as_shown = written(tmp_path, "columns.tsv", shown)
    assert himoya("read", listed, "--columns", as_shown, "--json").code == 0

    corrected = written(tmp_path, "columns.tsv", shown.replace("Boshqa\ttext", "Boshqa\tfacility"))
    assert prisons(himoya("read", listed, "--json")) == [None]
    assert prisons(himoya("read", listed, "--columns", corrected, "--json")) == [75]
    assert "Boshqa = facility" in himoya("tonight", listed, "--columns", corrected).err


def test_scripts_get_the_columns_as_lines(himoya: Caller, tmp_path: Path) -> None:
    lines = himoya("read", written(tmp_path, "list.csv", LIST), "--show-columns", "--json").lines
    assert [(line["column"], line["field"], line["sure"]) for line in lines] == [
        ("Ф.И.О.", "name", "word"),
        ("Телефон", "phone", "word"),
        ("Boshqa", "text", ""),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_to_start_from_explains_itself_in_four_languages(
    himoya: Caller, tmp_path: Path, language: str
) -> None:
    listed = written(tmp_path, "list.csv", LIST)
    shown = himoya("read", listed, "--show-columns", language=language).out
    assert ("What each column" in shown) is (language == "en")
    columns = written(tmp_path, "columns.tsv", shown)
    assert himoya("read", listed, "--columns", columns, language=language).code == 0


BAD = [
    (b"", "empty"),
    (b"\xff\xfeB\x00o\x00", "UTF-8"),
    ("Boshqa facility\n", "Line 1 of columns.tsv is not a heading, a tab and a field"),
    ("# kept\nBoshqa\tprison\n", "Line 2 of columns.tsv names a field that Himoya does not know"),
    ("Qamoq\tfacility\n", "names a heading that is not in list.csv"),
    ("Boshqa\tage\nТелефон\tage\n", "Lines 1 and 2 of columns.tsv"),
    ("[Varaq]\nBoshqa\tage\n", "names a sheet that is not in list.csv"),
]


@pytest.mark.parametrize(("content", "words"), BAD, ids=lambda part: str(part)[:20])
def test_a_file_of_columns_that_cannot_be_used_gets_one_sentence(
    himoya: Caller, tmp_path: Path, content: bytes | str, words: str
) -> None:
    columns = written(tmp_path, "columns.tsv", content)
    said = himoya("read", written(tmp_path, "list.csv", LIST), "--columns", columns, "--json")
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_a_chat_has_no_columns_and_a_missing_file_is_named(himoya: Caller, tmp_path: Path) -> None:
    chat = written(tmp_path, "c.jsonl", '{"id":"1","text":"x","sent_at":"2026-11-20T20:00:00+05:00"}\n')
    assert "c.jsonl is no spreadsheet" in himoya("read", chat, "--show-columns").err
    assert "nowhere.tsv" in himoya("read", chat, "--columns", tmp_path / "nowhere.tsv").err


def test_an_import_remembers_what_was_said_and_a_refused_one_stores_nothing(
    empty_home: Path, tmp_path: Path
) -> None:
    home, key = copied(empty_home, tmp_path / "home"), empty_home.parent / "words.txt"
    listed = written(tmp_path, "list.csv", LIST)
    wrong = written(tmp_path, "wrong.tsv", "Boshqa\tfacility\nQamoq\tnote\n")
    right = written(tmp_path, "right.tsv", "Boshqa\tfacility\n")

    def imports(*arguments: object) -> Said:
        return program(home, "import", *arguments, "--key-file", key)

    assert imports(listed, "--columns", wrong).code == 1
    assert imports("--list", "--json").lines == []
    assert "Boshqa\ttext" in imports(listed, "--show-columns").out

    said = imports(listed, "--columns", right, "--json")
    assert (said.code, said.lines[0]["added"]) == (0, 1)
    assert "Boshqa\tfacility" in imports(listed, "--show-columns").out
    longer = imports(written(tmp_path, "list.csv", LONGER), "--json")
    assert "Boshqa = facility" in longer.err
    assert (longer.lines[0]["added"], longer.lines[0]["known"]) == (1, 1)
    assert imports("--show-columns").code == 2

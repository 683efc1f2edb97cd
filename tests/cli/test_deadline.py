"""`himoya deadline` and `himoya pack`: what scripts rely on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.appeals.packs.copies import copy, spoil
from tests.cli.calling import Caller

ASK = ("deadline", "--pack", "uz", "--clock", "uz_answer_basic", "--start")


def test_a_deadline_is_one_line_with_the_keys_of_the_contract(himoya: Caller) -> None:
    said = himoya(*ASK, "2026-04-24", "--json")

    assert (said.code, said.err) == (0, "")
    (line,) = said.lines
    assert (line["earliest"], line["usual"], line["latest"]) == ("2026-05-09", "2026-05-12", "2026-05-12")
    assert line["confidence"] == "confirmed"
    assert "ZRU-445" in line["source"]
    assert "art. 28" in line["source"]
    assert sum(step["counted"] for step in line["steps"]) == 15
    assert line["steps"][0] == {"date": "2026-04-24", "counted": 0, "why": "this day itself is not counted"}
    assert line["if_working_days"] == "2026-05-18"
    assert line["checked_by"] is None


def test_longer_time_counts_when_it_was_told(himoya: Caller) -> None:
    ask = ("deadline", "--pack", "uz-ru", "--clock", "uz_answer_study", "--start", "2026-02-11", "--json")
    (short,) = himoya(*ask).lines
    (longer,) = himoya(*ask, "--extended", "1").lines
    assert (short["usual"], short["if_extended"]) == ("2026-03-11", "2026-04-13")
    assert (longer["usual"], longer["if_extended"]) == ("2026-04-13", None)


def test_hours_give_a_time(himoya: Caller) -> None:
    (line,) = himoya(
        "deadline",
        "--pack",
        "ru",
        "--clock",
        "ru_arrest_notice",
        "--start",
        "2026-02-11T20:00+03:00",
        "--json",
    ).lines
    assert line["usual"] == "2026-02-12T08:00:00+03:00"
    assert line["confidence"] == "unverified"


@pytest.mark.parametrize("start", ["24.04.2026", "2026-04-24T18:30", "2026-04-24T23:59+05:00"])
def test_a_day_may_be_written_as_people_do(himoya: Caller, start: str) -> None:
    assert himoya(*ask_json(start)).lines[0]["usual"] == "2026-05-12"


def ask_json(start: str) -> tuple[str, ...]:
    return (*ASK, start, "--json")


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_a_person_sees_every_day(himoya: Caller, language: str) -> None:
    said = himoya(*ASK, "2026-04-24", language=language)
    assert (said.code, said.err) == (0, "")
    assert all(f"{day:02}.05.2026" in said.out for day in (1, 9, 10, 11, 12))


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ((*ASK, "2026-02-30"), "2026-02-30"),
        ((*ASK, "tomorrow"), "tomorrow"),
        ((*ASK, ""), "2026-11-20"),
        ((*ASK, "0001-01-01"), "Check the year"),
        ((*ASK, "2026-04-24", "--extended", "2"), "at most"),
        ((*ASK, "2026-04-24", "--own", "/nowhere/at/all"), "no folder"),
        (("deadline", "--pack", "mars", "--clock", "x", "--start", "2026-04-24"), "uz-ru"),
        (("deadline", "--pack", "uz", "--clock", "x", "--start", "2026-04-24"), "uz_answer_basic"),
    ],
)
def test_bad_input_gets_one_sentence(himoya: Caller, asked: tuple[str, ...], word: str) -> None:
    said = himoya(*asked, "--json")
    assert (said.code, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1
    assert word in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["deadline"],
        ["deadline", "--pack", "uz"],
        [*ASK, "2026-04-24", "--extended", "x"],
        ["pack", "nonsense"],
    ],
)
def test_wrong_usage_ends_with_two(himoya: Caller, arguments: list[str]) -> None:
    assert himoya(*arguments).code == 2


def test_a_sound_folder_has_no_problem(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("pack", "check", copy("ru", tmp_path / "ru"), "--json")
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "en"])
def test_a_mistake_is_told_with_file_and_row(himoya: Caller, tmp_path: Path, language: str) -> None:
    folder = copy("ru", tmp_path / "ru")
    row = spoil(folder, "clocks.csv", "ru_answer", "unit", "week")

    lines = himoya("pack", "check", folder, "--json", language=language)
    words = himoya("pack", "check", folder, language=language)

    assert lines.code == words.code == 1
    (line,) = lines.lines
    assert (line["file"], line["row"], line["column"]) == ("clocks.csv", row, "unit")
    assert "week" in line["problem"]
    assert "clocks.csv" in words.out


def test_a_folder_that_is_not_there_is_named(himoya: Caller, tmp_path: Path) -> None:
    said = himoya("pack", "check", tmp_path / "nowhere")
    assert said.code == 1
    assert "nowhere" in said.err


def test_copied_tables_can_be_edited_and_used(himoya: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    assert himoya("pack", "copy", "uz", folder).code == 0
    assert "already" in himoya("pack", "copy", "uz", folder).err
    assert himoya("pack", "copy", "mars", tmp_path / "other").code == 1
    for file in folder.iterdir():
        if file.is_dir():
            shutil.rmtree(file)
        elif file.name != "clocks.csv":
            file.unlink()
    spoil(folder, "clocks.csv", "uz_answer_basic", "amount", "20")

    (line,) = himoya(*ASK, "2026-02-11", "--own", folder, "--json").lines

    assert (line["usual"], line["own"]) == ("2026-03-03", True)


def test_the_list_counts_what_is_confirmed(himoya: Caller) -> None:
    lines = himoya("pack", "list", "--json").lines
    clocks = next(line for line in lines if (line["pack"], line["table"]) == ("uz", "clocks"))
    assert clocks["confirmed"] + clocks["secondary"] + clocks["unverified"] == clocks["rows"] >= 10
    assert "confirmed" in himoya("pack", "list").out


@pytest.mark.parametrize("command", [["deadline"], ["pack"], ["pack", "check"], ["pack", "copy"]])
def test_every_command_explains_itself_on_one_screen(himoya: Caller, command: list[str]) -> None:
    said = himoya(*command, "--help")
    assert said.code == 0
    assert 3 < len(said.out.splitlines()) <= 40


def test_counting_starts_without_django() -> None:
    code = (
        "import sys; import himoya.cli.commands.deadline, himoya.cli.commands.pack;"
        "from himoya.appeals import packs; packs.load('uz-ru'); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_json_is_valid_to_the_last_sign(himoya: Caller) -> None:
    said = himoya(*ASK, "2026-04-24", "--json", language="uz")
    assert json.loads(said.out)["title"] == "Arizaga yoki shikoyatga javob"

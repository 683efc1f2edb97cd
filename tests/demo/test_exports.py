"""The written files: as real programs write them, and the same every time."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from himoya.demo import story
from himoya.demo.exports import LAST_MESSAGE_AT, write_demo_exports
from himoya.demo.exports_list import HEADER_ROW
from himoya.demo.exports_whatsapp import IPHONE_SINCE
from himoya.demo.story_list import rows


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {path.suffix: path for path in write_demo_exports(tmp_path_factory.mktemp("demo") / "files")}


@pytest.fixture(scope="module")
def telegram(files: dict[str, Path]) -> list[dict[str, Any]]:
    export = json.loads(files[".json"].read_text(encoding="utf-8"))
    assert export["type"] == "private_supergroup"
    messages: list[dict[str, Any]] = export["messages"]
    return messages


@pytest.fixture(scope="module")
def iphone(files: dict[str, Path]) -> list[str]:
    with zipfile.ZipFile(files[".zip"]) as archive:
        return archive.read("_chat.txt").decode().split("\r\n")


def test_the_same_bytes_are_written_every_time(files: dict[str, Path], tmp_path: Path) -> None:
    again = {path.suffix: path for path in write_demo_exports(tmp_path)}
    assert {kind: path.read_bytes() for kind, path in again.items()} == {
        kind: path.read_bytes() for kind, path in files.items()
    }


def test_telegram_holds_every_message_and_some_service_lines(telegram: list[dict[str, Any]]) -> None:
    assert sum(1 for row in telegram if row["type"] == "message") == 1250
    assert {row["action"] for row in telegram if row["type"] == "service"} >= {
        "join_group_by_link",
        "pin_message",
    }
    assert len({row["id"] for row in telegram}) == len(telegram)


def test_telegram_ends_on_the_fixed_evening(telegram: list[dict[str, Any]]) -> None:
    assert int(telegram[-1]["date_unixtime"]) == LAST_MESSAGE_AT.timestamp()
    assert telegram[-1]["date"] == "2026-11-20T21:40:00"


@pytest.mark.parametrize(
    "field", ["reply_to_message_id", "edited_unixtime", "forwarded_from", "media_type", "photo", "file"]
)
def test_telegram_carries_what_real_exports_carry(telegram: list[dict[str, Any]], field: str) -> None:
    assert any(field in row for row in telegram)


def test_telegram_marks_phones_inside_mixed_texts(telegram: list[dict[str, Any]]) -> None:
    mixed = [row for row in telegram if isinstance(row["text"], list)]
    assert mixed
    for row in mixed:
        assert any(piece["type"] == "phone" for piece in row["text_entities"])
        flat = "".join(piece if isinstance(piece, str) else piece["text"] for piece in row["text"])
        assert flat == "".join(piece["text"] for piece in row["text_entities"])


def test_telegram_forgets_the_name_of_a_deleted_account(telegram: list[dict[str, Any]]) -> None:
    assert any(row["type"] == "message" and row["from"] is None for row in telegram)


def test_android_writes_one_line_per_message_and_keeps_lines_of_a_long_one(files: dict[str, Path]) -> None:
    lines = files[".txt"].read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line[2:3] == "/" and " - " in line]
    assert len(heads) == 750 + 2
    assert "1. Тахаллусов Жамшид 23.11.1996 ИК-91" in lines
    assert any(line.endswith("<Fayl o‘tkazib yuborildi>") for line in lines)


def test_the_iphone_has_a_later_part_of_the_same_group_with_seconds(iphone: list[str]) -> None:
    heads = [line.lstrip("\u200e") for line in iphone if line.lstrip("\u200e").startswith("[")]
    told = [one for one in story.in_group(story.WHATSAPP) if one.sent_at >= IPHONE_SINCE]
    assert 0.9 * len(told) < len(heads) - 1 < len(told)
    assert all(re.match(r"\[\d\d\.\d\d\.26, \d\d:\d\d:\d\d\] \S", line) for line in heads)


def test_no_urgent_message_is_missing_from_the_iphone(iphone: list[str]) -> None:
    whole = "\n".join(iphone)
    urgent = [
        one.message.text.splitlines()[0]
        for one in story.told()
        if one.urgent and one.message.group == story.WHATSAPP and one.message.sent_at >= IPHONE_SINCE
    ]
    assert urgent
    assert all(text in whole for text in urgent)


def test_the_list_has_three_hundred_rows_about_two_hundred_sixty_persons(files: dict[str, Path]) -> None:
    sheet = load_workbook(files[".xlsx"]).worksheets[0]
    below = list(sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True))
    filled = [row for row in below if row[1] and str(row[1]).strip()]
    assert len(filled) == len(rows()) == 300
    assert len({row.key for row in rows()}) == 260
    assert len(below) > len(filled)
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:J1"]


def test_the_list_is_as_messy_as_lists_are(files: dict[str, Path]) -> None:
    sheet = load_workbook(files[".xlsx"]).worksheets[0]
    columns = list(zip(*sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True), strict=True))
    born, phones = ({type(cell).__name__ for cell in columns[number]} for number in (2, 7))
    assert {"datetime", "str", "int", "NoneType"} <= born
    assert {"str", "NoneType"} <= phones
    assert phones & {"int", "float"}

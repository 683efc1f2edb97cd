"""What a file seems to be, before anything is stored."""

import json

import pytest

from himoya.common.errors import BadInput
from himoya.intake import previews
from himoya.intake.previews import preview_of
from tests.intake.channels.files import ASKED, given, workbook

CHAT = "".join(f"[12.11.2026, 21:{minute:02}:00] Zamira: Salom {minute}\n" for minute in range(60))
LIST = [["Ф.И.О.", "Туғилган санаси"], ["Sinovov Ali", "12.03.1999"], ["Misolov Vali", "03.04.2001"]]


def test_a_chat_is_told_by_its_first_messages_and_its_days() -> None:
    _export, preview = preview_of([given("WhatsApp Chat with Onalar.txt", CHAT)], ASKED)
    assert (preview["channel"], preview["chats"], preview["rows"]) == ("whatsapp", ["Onalar"], 60)
    assert len(preview["first"]) == 10
    assert preview["first"][0] == {
        "sender": "Zamira", "at": "2026-11-12T21:00:00+05:00", "text": "Salom 0", "media": "",
    }  # fmt: skip
    assert preview["since"] < preview["until"]
    assert preview["whole"]


def test_a_long_file_is_counted_only_as_far_as_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "MOST_COUNTED", 20)
    _export, preview = preview_of([given("WhatsApp Chat with Onalar.txt", CHAT)], ASKED)
    assert (preview["rows"], preview["whole"]) == (20, False)


def test_a_list_is_told_by_its_columns_and_first_rows() -> None:
    _export, preview = preview_of([workbook(LIST)], ASKED)
    (table,) = preview["tables"]
    assert [(column["field"], column["sure"]) for column in table["columns"]] == [
        ("name", "word"),
        ("birth_date", "word"),
    ]
    assert table["rows"] == LIST[1:]


def test_a_preview_can_be_kept_as_json() -> None:
    _export, preview = preview_of([workbook(LIST)], ASKED)
    assert json.loads(json.dumps(preview)) == preview


def test_a_workbook_of_very_many_columns_is_shown_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "MOST_COLUMNS", 1)
    export, preview = preview_of([workbook(LIST)], ASKED)
    assert len(export.tables) == 1
    assert preview["tables"] == []


def test_a_file_without_one_good_row_has_no_preview() -> None:
    with pytest.raises(BadInput, match="no readable date"):
        preview_of([workbook([["Ф.И.О.", "Сана"], ["Sinovov Ali", "kecha"]])], ASKED)

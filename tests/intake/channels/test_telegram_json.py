"""Telegram's JSON export, whole, broken and cut."""

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from himoya.common.errors import BadInput
from himoya.intake.channels.incoming import Asked, Incoming, Source
from himoya.intake.channels.telegram_stream import Feed, repaired
from tests.intake.channels.files import SAMPLES, Endless, export, given, read, read_all, sample

WHOLE = (SAMPLES / "tg_result.json").read_bytes()


def message(number: int, text: object = "salom", **more: object) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2026-10-03T08:00:00", "date_unixtime": "1790996400",
        "from": "Gulnora", "from_id": "user2", "text": text, **more,
    }  # fmt: skip


def chat(*messages: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"name": "Onalar", "type": "private_group", "id": 77, **more, "messages": list(messages)}


def one(content: object) -> Source:
    return given("result.json", json.dumps(content, ensure_ascii=False))


def test_a_group_is_read_with_its_name_and_number() -> None:
    found = export(sample("tg_result.json"))
    assert (found.channel, found.title, found.notes) == ("telegram-json", "Оналар", ())
    first = next(row for row in found.read() if isinstance(row, Incoming))
    assert first == Incoming(
        chat="telegram:1234567890",
        chat_title="Оналар",
        key="3",
        sent_at=datetime(2023, 1, 2, 8, 1, tzinfo=UTC),
        sender="Mavluda",
        sender_key="user1",
        text="Oʻgʻlim IK-75 da, tel +998001234567",
        place="message 3",
    )


def test_service_messages_are_left_out_and_the_rest_told_apart() -> None:
    rows = {row.key: row for row in read(sample("tg_result.json"))}
    assert list(rows) == ["3", "4", "5", "6", "7"]
    assert (rows["4"].sender, rows["4"].sender_key, rows["4"].edited) == ("", "user3", True)
    assert rows["5"].media == "voice"
    assert (rows["6"].media, rows["6"].forwarded) == ("photo", True)


def test_reading_again_starts_from_the_beginning() -> None:
    found = export(sample("tg_result.json"))
    assert list(found.read()) == list(found.read())


def test_an_account_keeps_its_chats_apart() -> None:
    account = {
        "about": "...",
        "contacts": {"list": [{"first_name": "A"}]},
        "chats": {
            "list": [
                chat(message(1), id=5, name="A"),
                chat(id=6),
                chat(message(1), message(2), id=7, name="B"),
            ]
        },
        "left_chats": {"list": [chat(message(1), id=8, name="C")]},
    }
    rows = read(one(account))
    told = [(row.chat, row.chat_title, row.key) for row in rows]
    assert told == [
        ("telegram:5", "A", "1"),
        ("telegram:7", "B", "1"),
        ("telegram:7", "B", "2"),
        ("telegram:8", "C", "1"),
    ]


@pytest.mark.parametrize(
    ("told", "text", "media"),
    [
        ({"text": ["IK-", {"type": "bold", "text": "75"}, " da"]}, "IK-75 da", ""),
        ({"text": "", "media_type": "sticker", "file": "s.webp"}, "", "sticker"),
        ({"text": "", "media_type": "video_message", "file": "v.mp4"}, "", "video"),
        ({"text": "", "file": "hujjat.pdf"}, "", "file"),
        ({"text": "", "location_information": {"latitude": 1.5}}, "", "location"),
        (
            {
                "text": "",
                "contact_information": {
                    "first_name": "Advokat",
                    "last_name": "",
                    "phone_number": "+998 00 1",
                },
            },
            "Advokat +998 00 1",
            "contact",
        ),
        (
            {"text": "", "poll": {"question": "Kim bor?", "answers": [{"text": "Men"}, {"text": "Biz"}]}},
            "Kim bor?\nMen\nBiz",
            "",
        ),
        ({"text": None}, "", ""),
        ({"text": {"odd": 1}}, "", ""),
    ],
)
def test_what_a_message_says(told: dict[str, Any], text: str, media: str) -> None:
    row = read(one(chat(message(1, **told) if "text" not in told else {**message(1), **told})))[0]
    assert (row.text, row.media) == (text, media)


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ({}, False),
        ({"edited": "2026-10-03T09:00:00", "edited_unixtime": "1791000000"}, True),
        ({"edited": "1970-01-01T05:00:00"}, False),
        ({"edited": "2026-10-03T09:00:00"}, True),
        ({"edited_unixtime": "0"}, False),
    ],
)
def test_an_edited_message_keeps_its_key(edited: dict[str, str], expected: bool) -> None:
    row = read(one(chat(message(9, **edited))))[0]
    assert (row.key, row.edited) == ("9", expected)


def test_messages_from_before_a_migration_have_negative_keys() -> None:
    assert [row.key for row in read(one(chat(message(-999999), message(1))))] == ["-999999", "1"]


def test_without_unix_time_the_zone_asked_for_counts_and_is_told() -> None:
    old = chat({**message(1), "date_unixtime": None})
    found = export(one(old), asked=Asked(timezone="Europe/Moscow"))
    del old["messages"][0]["date_unixtime"]
    found = export(one(old), asked=Asked(timezone="Europe/Moscow"))
    assert "Europe/Moscow" in found.notes[0].said("en")
    row = next(found.read())
    assert isinstance(row, Incoming)
    assert row.sent_at == datetime(2026, 10, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("when", ["never", "9" * 25, "", None])
def test_a_message_without_a_readable_date_is_rejected_alone(when: object) -> None:
    good, bad = read_all(one(chat({**message(1), "date": when, "date_unixtime": when}, message(2))))
    assert [row.key for row in good] == ["2"]
    assert [row.place for row in bad] == ["message 1"]


def test_the_two_known_faults_are_mended() -> None:
    assert [row.text for row in read(sample("tg_result_broken.json"))] == ["xbad  esc"]


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (rb'"a \x0C b"', rb'"a \u000C b"'),
        (rb'"a \\x0C b"', rb'"a \\x0C b"'),  # somebody wrote these four signs himself
        (rb'"a \\\x0C b"', rb'"a \\\u000C b"'),
        (rb'{"document_id": a\b.webm}', rb'{"document_id": "a/b.webm"}'),
        (rb'{"document_id": 12.webm, "x": 1}', rb'{"document_id": "12.webm", "x": 1}'),
        (rb'{"document_id": 12}', rb'{"document_id": 12}'),
        (rb'{"document_id": null}', rb'{"document_id": null}'),
        (rb'{"document_id": "539"}', rb'{"document_id": "539"}'),
        (rb'{"text": "\"document_id\": x"}', rb'{"text": "\"document_id\": x"}'),
    ],
)
def test_only_faults_are_mended(broken: bytes, mended: bytes) -> None:
    assert repaired(broken) == mended


class Dripping(io.BytesIO):
    """Gives its bytes in pieces of one size, whatever is asked."""

    piece = 1

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(self.piece)


@pytest.mark.parametrize("piece", [1, 2, 3, 5, 7, 64])
def test_a_fault_split_between_two_pieces_is_mended(piece: int) -> None:
    content = rb'{"a": "x\x0C\\x0C", "document_id": some/path.webm, "b": "\\"}' * 3
    file = Dripping(content)
    file.piece = piece
    feed = Feed(Source("result.json", file, len(content)))
    assert b"".join(iter(lambda: feed.read(64), b"")) == repaired(content)


def test_after_a_break_the_messages_before_it_stay_and_the_line_is_named() -> None:
    lines = json.dumps(chat(*[message(n) for n in range(1, 2001)]), indent=1).splitlines()
    lines[15000] = '"broken" here'
    good, bad = read_all(given("result.json", "\n".join(lines)))
    assert [row.key for row in good] == [str(n) for n in range(1, len(good) + 1)]
    assert len(good) > 1000
    assert [row.place for row in bad] == ["line 15001"]
    assert "line 15001" in str(bad[0].reason)


def test_a_break_before_the_first_message_is_told_in_one_sentence() -> None:
    with pytest.raises(BadInput, match=r"result\.json is damaged at line 2"):
        read(given("result.json", '{"name": "G", "messages": [\n{"id": 1, oops}]}'))


@pytest.mark.parametrize("number", ["9" * 5000, "1e999", "-"])
def test_an_absurd_number_ends_no_process(number: str) -> None:
    with pytest.raises(BadInput):
        read(given("result.json", '{"messages": [{"id": ' + number + "}]}"))


def test_endless_nesting_is_harmless() -> None:
    deep = (
        '{"messages": [{"id": 1, "type": "message", "date_unixtime": "1", "text": '
        + "[" * 5000
        + "]" * 5000
        + "}]}"
    )
    good, bad = read_all(given("result.json", deep))
    assert len(good) + len(bad) == 1


@pytest.mark.parametrize("filler", [b"a", b",", b"0"])
def test_a_message_of_a_gigabyte_is_refused_early(filler: bytes) -> None:
    raw = Endless(b'{"name": "G", "messages": [{"id": 1, "text": "', filler, 1 << 30)
    with pytest.raises(BadInput, match="too large"):
        read(Source("result.json", io.BufferedReader(raw), 1 << 30))
    assert raw.most_read < 40 << 20


def test_control_characters_and_halves_of_characters_are_dropped() -> None:
    row = read(
        given(
            "result.json",
            '{"messages": [{"id": 1, "type": "message", "date_unixtime": "1", "text": "a\\u0000b\\ud83dc"}]}',
        )
    )[0]
    assert row.text.encode()
    assert "\0" not in row.text
    assert row.text[:2] == "ab"


@settings(max_examples=150)
@for_all(st.integers(0, len(WHOLE)))
def test_a_cut_file_gives_only_true_messages_or_one_sentence(end: int) -> None:
    true = read(given("result.json", WHOLE))
    try:
        good, bad = read_all(given("result.json", WHOLE[:end]))
    except BadInput:
        return
    assert good == true[: len(good)]
    assert len(bad) <= 1


@for_all(st.lists(st.sampled_from(["\ud83d", "\ude4f", "\ud83d\ude4f", "a", "\\", "\0"]), max_size=8))
def test_halves_of_characters_anywhere_cost_no_message(parts: list[str]) -> None:
    said = "".join(parts)
    content = chat(message(1, said, **{"from": said}), message(2, from_id=said), message(3), name=said)
    rows = read(given("result.json", json.dumps(content)))
    assert [row.key for row in rows] == ["1", "2", "3"]
    for row in rows:
        "".join([row.chat, row.chat_title, row.sender, row.sender_key, row.text]).encode()


def test_a_whole_character_written_as_two_halves_stays_whole() -> None:
    row = read(given("result.json", json.dumps(chat(message(1, "\U0001f64f")))))[0]
    assert row.text == "\U0001f64f"


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
@pytest.mark.parametrize("unix", [None, "-62135596800", "253402300799"])
def test_a_year_from_which_no_days_can_be_counted_is_rejected(date: str, unix: str | None) -> None:
    good, bad = read_all(one(chat(message(1, date=date, date_unixtime=unix), message(2))))
    assert [row.key for row in good] == ["2"]
    assert [row.place for row in bad] == ["message 1"]


def test_a_number_longer_than_any_is_cut_in_its_place() -> None:
    bad = read_all(one(chat({**message(1), "id": "9" * 500 + "\0", "date_unixtime": "x"}, message(2))))[1]
    assert len(bad[0].place) <= 60

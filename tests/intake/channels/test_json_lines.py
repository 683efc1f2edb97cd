"""JSON lines: one bad line never takes the others with it."""

from datetime import UTC, datetime

import pytest

from himoya.intake.channels.incoming import Asked
from tests.intake.channels.files import export, given, read, read_all

GOOD = (
    '{"id": "S-1", "text": "O‘g‘lim IK-75 da", "sent_at": "2026-10-03T08:00:00+05:00", '
    '"sender": "ona", "channel": "dm"}'
)


def test_a_line_is_a_message() -> None:
    row = read(given("m.jsonl", GOOD))[0]
    assert (row.number, row.text, row.sender, row.place) == (
        "S-1",
        "O‘g‘lim IK-75 da",
        "ona",
        "line 1",
    )
    assert row.sent_at == datetime(2026, 10, 3, 3, tzinfo=UTC)
    assert export(given("m.jsonl", GOOD)).channel == "json-lines"


def test_without_a_zone_the_zone_asked_for_counts() -> None:
    line = '{"text": "x", "sent_at": "2026-10-03T08:00"}'
    assert read(given("m.jsonl", line), asked=Asked("Europe/Moscow"))[0].sent_at == datetime(
        2026, 10, 3, 5, tzinfo=UTC
    )


def test_without_an_id_the_key_is_made_of_minute_and_text() -> None:
    line = '{"text": "x", "sent_at": "2026-10-03T08:00:09+05:00"}'
    first, again = read(given("a.jsonl", f"{line}\n{line}"))
    alone = read(given("b.jsonl", line))[0]
    assert first.key == alone.key != again.key
    assert first.number == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{oops", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ('{"sent_at": "2026-10-03T08:00"}', "no text"),
        ('{"text": 5, "sent_at": "2026-10-03T08:00"}', "no text"),
        ('{"text": "x"}', "no readable time"),
        ('{"text": "x", "sent_at": "kecha"}', "no readable time"),
        ('{"text": "x", "sent_at": "0001-01-01T00:00:00+05:00"}', "no readable time"),
        ('{"text": "x", "sent_at": "0001-01-01T00:00:00+00:00"}', "no readable time"),
        ('{"text": "x", "sent_at": "9999-12-31T23:59:59+00:00"}', "no readable time"),
    ],
)
def test_a_bad_line_is_rejected_with_its_number(line: str, reason: str) -> None:
    good, bad = read_all(given("m.jsonl", f"{GOOD}\n{line}\n\n{GOOD}"))
    assert len(good) == 2
    assert [row.place for row in bad] == ["line 2"]
    assert reason in str(bad[0].reason)


def test_a_half_of_a_character_is_replaced() -> None:
    row = read(given("m.jsonl", '{"text": "a\\ud83d b\\u0000", "sent_at": "2026-10-03T08:00"}'))[0]
    assert row.text == "a\ufffd b"


def test_programs_that_count_from_one_do_not_hide_each_others_messages() -> None:
    first = read(given("a.jsonl", '{"id": 1, "text": "x", "sent_at": "2026-10-03T08:00"}'))[0]
    second = read(given("b.jsonl", '{"id": 1, "text": "y", "sent_at": "2026-10-03T08:00"}'))[0]
    again = read(given("c.jsonl", '{"id": 1, "text": "x", "sent_at": "2026-10-03T08:00"}'))[0]
    assert first.key == again.key != second.key
    assert first.number == second.number == "1"


def test_ids_that_differ_only_at_their_end_stay_two() -> None:
    rows = [f'{{"id": "{"u" * 500}{n}", "text": "x", "sent_at": "2026-10-03T08:00"}}' for n in range(2)]
    first, second = read(given("m.jsonl", "\n".join(rows)))
    assert first.key[:120] != second.key[:120]


def test_a_first_line_longer_than_what_is_looked_at_is_still_a_message() -> None:
    line = f'{{"id": "1", "text": "{"a " * 40_000}", "sent_at": "2026-10-03T08:00"}}'
    assert len(read(given("m.jsonl", f"{line}\n{GOOD}"))) == 2

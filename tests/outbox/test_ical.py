"""The calendar is one that every program reads."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import icalendar

from himoya.outbox.ical import Event, calendar
from tests.make import MONDAY

HOUR = datetime(2026, 11, 23, 18, tzinfo=UTC)


def test_hours_and_days_are_read_back() -> None:
    whole = calendar("Himoya", [Event("a1", HOUR, "3 kutmoqda"), Event("b2", HOUR.date(), "2")], MONDAY)
    hour, day = icalendar.Calendar.from_ical(whole).walk("VEVENT")
    assert (hour.decoded("DTSTART"), hour.decoded("DTEND")) == (HOUR, HOUR + timedelta(hours=1))
    assert (day.decoded("DTSTART"), day.decoded("DTEND")) == (date(2026, 11, 23), date(2026, 11, 24))
    assert [str(one["UID"]) for one in (hour, day)] == ["a1", "b2"]
    assert hour.decoded("DTSTAMP") == MONDAY


def test_long_lines_are_folded_and_no_letter_is_cut() -> None:
    said = "Ўзбекча жуда узун сўз, ва яна бир; " * 12 + "a\\b\nc"
    whole = calendar("Himoya", [Event("a1", HOUR, said)], MONDAY)
    lines = whole.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert any(second.startswith(b" ") for _first, second in pairwise(lines))
    read = icalendar.Calendar.from_ical(whole).walk("VEVENT")[0]
    assert str(read["SUMMARY"]) == " ".join(said.split())


def test_an_empty_one_is_a_calendar_too() -> None:
    assert icalendar.Calendar.from_ical(calendar("Himoya", [], MONDAY)).walk("VEVENT") == []

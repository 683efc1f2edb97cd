"""A file's rows before anything is stored."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.intake.stream import Batch, batches
from tests.make import MONDAY, export, incoming

NOW = MONDAY + timedelta(days=3)


def bad(number: int) -> Rejected:
    return Rejected(f"line {number}", BadInput(N_("Line %(line)s is not a JSON object."), line=number), "x")


def read(given: Export, size: int = 3, skip: int = 0) -> list[Batch]:
    return list(batches(given, now=NOW, size=size, skip=skip))


def test_every_row_is_counted_whether_it_can_be_used_or_not() -> None:
    found = read(export(incoming("a", 1), bad(2), incoming("c", 3), incoming("d", 4)))

    assert [(batch.end, len(batch.heard), len(batch.rejected)) for batch in found] == [(3, 2, 1), (4, 1, 0)]


@pytest.mark.parametrize("skip", range(6))
def test_going_on_after_a_crash_gives_the_rows_that_are_missing(skip: int) -> None:
    given = export(bad(1), *[incoming(str(n), n) for n in range(2, 6)])
    rows = [
        row
        for batch in read(given, skip=skip)
        for row in [*batch.rejected, *(one for one, _t in batch.heard)]
    ]

    assert len(rows) == 5 - skip


def test_a_file_in_which_no_row_can_be_used_is_refused_with_the_first_reason() -> None:
    with pytest.raises(BadInput, match="Line 1"):
        read(export(bad(1), bad(2), bad(3)))


def test_bad_rows_before_the_first_good_one_are_listed() -> None:
    (batch,) = read(export(bad(1), bad(2), incoming("c", 3)), size=10)
    assert [row.place for row in batch.rejected] == ["line 1", "line 2"]


def test_a_date_in_the_future_is_set_aside_and_a_clock_a_zone_ahead_is_not() -> None:
    soon = incoming("a", 1, sent_at=NOW + timedelta(hours=5))
    late = incoming("b", 2, sent_at=NOW + timedelta(days=200))

    (batch,) = read(export(soon, late))

    assert ([row.text for row, _t in batch.heard], len(batch.rejected)) == (["a"], 1)


def test_yesterday_counts_on_the_writers_clock() -> None:
    """At one in the night in Tashkent it is still the day before in London."""
    tashkent = ZoneInfo("Asia/Tashkent")
    at_night = datetime(2026, 11, 16, 1, 0, tzinfo=tashkent)

    def rows() -> Iterator[Incoming]:
        yield incoming(
            "Farrux Namunayev o'g'lim kecha terdi, gaplashdik",
            1,
            sent_at=at_night.astimezone(ZoneInfo("UTC")),
        )

    (batch,) = read(Export("whatsapp", "Onalar", (), rows, tashkent))

    ((_row, telling),) = batch.heard
    assert [fact.value for fact in telling.facts if fact.kind == "last_contact"] == ["2026-11-15"]

"""Long files are read by processes of their own: the same, in the same order, and even when one dies."""

import pytest

from himoya.intake import readers
from himoya.intake.channels.incoming import Incoming
from himoya.intake.stream import batches
from tests import make

SIGNED = "O‘g‘lim Namunayev Farrux, 12.03.1999. Kecha shartnomaga imzo qo‘ydi, IK-75"


def many(rows: int) -> list[Incoming]:
    return [
        make.incoming(SIGNED if number % 3 else "Assalomu alaykum", number) for number in range(1, rows + 1)
    ]


def test_a_long_file_is_read_as_it_would_be_here() -> None:
    rows = many(70)
    found = list(batches(make.export(*rows), now=rows[-1].sent_at, size=10))
    assert [batch.end for batch in found] == [10, 20, 30, 40, 50, 60, 70]
    told = [(row, telling) for batch in found for row, telling in batch.heard]
    assert [row for row, _telling in told] == rows
    here = readers.tell([(row, row.sent_at) for row in rows])
    assert [telling for _row, telling in told] == here


@pytest.mark.parametrize("command", ["raise SystemExit", "import sys; sys.stdin.buffer.read(9)"])
def test_a_process_that_dies_costs_no_row(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(readers, "COMMAND", command)
    rows = many(50)
    found = list(batches(make.export(*rows), now=rows[-1].sent_at, size=10))
    assert sum(len(batch.heard) for batch in found) == 50
    assert any(telling.persons for batch in found[2:] for _row, telling in batch.heard)


def test_a_short_file_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "Aside", None)
    rows = many(20)
    assert len(list(batches(make.export(*rows), now=rows[-1].sent_at, size=10))) == 2


def test_what_stands_before_a_place_is_skipped() -> None:
    rows = many(30)
    found = list(batches(make.export(*rows), now=rows[-1].sent_at, size=10, skip=15))
    assert [batch.end for batch in found] == [25, 30]
    assert [row for batch in found for row, _telling in batch.heard] == rows[15:]

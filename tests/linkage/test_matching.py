"""Very many reports are matched by a process of its own: the same, and even when it dies."""

import pytest

from himoya.linkage import matching
from himoya.linkage.pure.ask import NOTHING
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Record

TOLD = [
    Record("1", name="Namunayev Farrux", birth_date="1999-03-12", phone="+998 90 000 00 11"),
    Record("2", name="Намунаев Фаррух", birth_date="1999-03-12"),
    Record("3", name="Misolov Ali", birth_date="1980-01-02"),
]


@pytest.mark.parametrize("many", [1, 4])
def test_a_process_of_its_own_finds_the_same(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(matching, "MANY", many)
    with matching.matching(len(TOLD)) as match:
        assert match(TOLD, NOTHING)() == link(TOLD)


def test_one_that_dies_leaves_it_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "MANY", 1)
    monkeypatch.setattr(matching, "COMMAND", "raise SystemExit")
    with matching.matching(len(TOLD)) as match:
        assert match(TOLD, NOTHING)() == link(TOLD)

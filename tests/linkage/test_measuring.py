"""What the benchmark of linkage rests on: invented reports, figures, and peers that may be missing."""

import random
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.invented_reports import invent, stream
from benchmarks.linkage import runs
from benchmarks.linkage.columns import columns
from benchmarks.linkage.data import read, rows, write, write_records
from benchmarks.linkage.figures import agreement, best_line


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- a test's dice


def test_the_same_seed_invents_the_same_reports_and_a_longer_list_only_goes_on() -> None:
    records, truth = invent(500, _dice(3))
    longer = list(islice(stream(900, _dice(3)), 500))
    assert [record for record, _ in longer] == records
    assert dict(truth) == {record.id: person for record, person in longer}
    assert len({record.id for record in records}) == 500


def test_invented_reports_hold_what_people_do() -> None:
    records, truth = invent(5_000, _dice(4))
    assert 2_500 < len(set(truth.values())) < 3_000
    birth = Counter(len(record.birth_date) for record in records)
    assert 0.11 < birth[0] / 5_000 < 0.17
    assert 0.08 < birth[4] / 5_000 < 0.12
    cyrillic = sum(any("а" <= letter <= "ё" for letter in record.name.lower()) for record in records)
    assert 0.45 < cyrillic / 5_000 < 0.57
    assert any(record.name.endswith(".") for record in records)
    assert any(record.birth_date.endswith("-01-01") for record in records)


def test_the_best_line_joins_what_is_above_it_and_nothing_else() -> None:
    truth = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "3"}
    pairs = [(9.0, "a", "b"), (8.0, "d", "c"), (3.0, "b", "c"), (1.0, "e", "a")]
    at, found = best_line(pairs, truth)
    assert at == 8.0
    assert found["a"] == found["b"] != found["c"] == found["d"]
    assert agreement(found, truth)["F1"] == pytest.approx(1.0)
    assert best_line([], truth)[1] == {key: key for key in truth}


def test_a_report_becomes_columns_by_its_roles() -> None:
    row = {
        "id": "1",
        "name": "Қодиров Шерзод Каримович",
        "birth_date": "1990",
        "phone": "+998 00 123 45 67",
        "home": "",
    }
    made = columns(row, "skeleton")
    assert (made["given"], made["surname"], made["father"]) == ("şirzad", "kadir", "karim")
    assert (made["year"], made["birth"], made["phone"]) == ("1990", "", "001234567")


def test_reports_are_read_as_they_were_written(tmp_path: Path) -> None:
    records, truth = invent(50, _dice(5))
    write_records(tmp_path / "reports_x.tsv", records)
    write(tmp_path / "truth_x.tsv", ("id", "person"), truth.items())
    assert read(tmp_path, "x") == (records, truth)
    assert next(rows(tmp_path / "reports_x.tsv"))["id"] == records[0].id


def test_a_peer_that_is_not_installed_costs_one_plain_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runs, "PEERS", tmp_path / "python")
    assert runs.peer("Splink", "by_splink", tmp_path / "reports.tsv") is None
    assert capsys.readouterr().out.split(maxsplit=1) == ["Splink", "left out: run scripts/peers first\n"]

"""The generator of large exports: right counts, the same again, other people for another seed."""

import json
from pathlib import Path

from benchmarks.make_export import write_export


def test_a_generated_export_is_valid_and_counts_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    written = write_export(path, messages=2_000, seed=3)
    messages = json.loads(path.read_text(encoding="utf-8"))["messages"]
    assert len(messages) == written.messages == 2_000
    assert written.persons == 80
    assert 0.15 <= written.reports / written.messages <= 0.30
    times = [int(row["date_unixtime"]) for row in messages]
    assert times == sorted(times)
    assert all(row["text_entities"] or not row["text"] for row in messages)


def test_the_same_seed_writes_the_same_bytes_and_another_one_does_not(tmp_path: Path) -> None:
    for name, seed in (("first", 1), ("second", 1), ("third", 2)):
        write_export(tmp_path / name, messages=300, seed=seed)
    first, second, third = ((tmp_path / name).read_bytes() for name in ("first", "second", "third"))
    assert first == second != third

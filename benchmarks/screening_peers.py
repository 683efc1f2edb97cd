"""Peers that look for one name among many: FTS5 and pg_trgm, on anyascii and on our skeleton."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from benchmarks.linkage.data import write
from benchmarks.linkage.runs import Answer, peer
from himoya.linkage.pure.records import Record

PEERS = (
    ("SQLite FTS5 trigram on anyascii", "by_fts5", "plain"),
    ("SQLite FTS5 trigram on skeleton", "by_fts5", "skeleton"),
    ("pg_trgm GIN on anyascii", "by_pg_trgm", "plain"),
    ("pg_trgm GIN on skeleton", "by_pg_trgm", "skeleton"),
)


def measure(asked: Sequence[Record], register: Sequence[Record], truth: dict[str, str]) -> None:
    """Each of the asked reports by its name alone, which is all that these two look at."""
    print(f"peers, {len(asked)} reports asked:", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "names.tsv"
        lines = [(one.id, one.name, "1") for one in asked] + [(one.id, one.name, "") for one in register]
        write(given, ("id", "name", "asked"), lines)
        for title, module, option in PEERS:
            answer = peer(title, module, given, option)
            if answer:
                _say(title, answer, truth)


def _say(title: str, answer: Answer, truth: dict[str, str]) -> None:
    people = [(truth[row["id"]], [truth[one] for one in row["found"].split()]) for row in answer.rows]
    cuts = quantiles([float(row["milliseconds"]) for row in answer.rows], n=20)
    processor = answer.notes.get("processor")
    clock = (
        "" if processor is None else f" on the clock (processor {1000 * processor / len(people):.0f} ms each)"
    )
    print(
        f"{title:32} p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms{clock}; "
        f"among the first ten {sum(one in ten for one, ten in people) / len(people):.3f}, "
        f"first {sum(ten[:1] == [one] for one, ten in people) / len(people):.3f}; "
        f"built in {answer.notes['build']:.0f} s, index {answer.notes['size']:.0f} MB",
        flush=True,
    )

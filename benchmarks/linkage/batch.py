"""A whole set grouped: Himoya's row and the peers' rows."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.linkage.data import write_records
from benchmarks.linkage.figures import agreement, best_line, line
from benchmarks.linkage.runs import Answer, ours, peer
from himoya.linkage.pure.records import Record

# Title, module, columns, and the most reports it is run on: what it was given before it took too long.
PEERS = (
    ("Splink 5 on skeleton columns", "by_splink", "skeleton", 100_000),
    ("Splink 5 on anyascii columns", "by_splink", "plain", 20_000),
    ("recordlinkage ECM on skeleton columns", "by_ecm", "skeleton", 20_000),
    ("nomenklatura logic-v2 with its index", "by_nomenklatura", "-", 20_000),
    ("rapidfuzz token_sort, anyascii, a rule", "by_token_sort", "plain", 20_000),
    ("rapidfuzz token_sort, skeleton, a rule", "by_token_sort", "skeleton", 20_000),
)


def measure(title: str, records: Sequence[Record], truth: dict[str, str], peers: bool) -> None:
    """Print Himoya's row, then with `peers` theirs, each at the line that is best for it on this very set."""
    print(f"{title}: {len(records):,} reports", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "reports.tsv"
        write_records(given, records)
        said = ours("benchmarks.linkage.ourselves", given)
        found = {row["id"]: row["person"] for row in said.rows}
        line("himoya", agreement(found, truth), said.seconds, said.megabytes, _band(said))
        _decided(said)
        for name, module, option, most in PEERS if peers else ():
            if len(records) > most:
                continue
            answer = peer(name, module, given, option)
            if answer:
                _row(name, answer, truth)


def _band(said: Answer) -> str:
    return f"band {said.notes['low']:.0f}-{said.notes['point']:.0f}-{said.notes['high']:.0f}"


def _decided(said: Answer) -> None:
    """What is left for a person, the 500 most useful pairs; `benchmarks.bands` measures all of them."""
    print(f"{'himoya lists for judging':44} {said.notes['asked']:.0f} pairs (500 at most)", flush=True)


def _row(name: str, answer: Answer, truth: dict[str, str]) -> None:
    pairs = ((float(row["score"]), row["left"], row["right"]) for row in answer.rows)
    at, found = best_line(pairs, truth)
    more = f"best line {at:.3g}, {len(answer.rows)} pairs"
    line(name, agreement(found, truth), answer.seconds, answer.megabytes, more)

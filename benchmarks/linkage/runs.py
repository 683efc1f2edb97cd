"""Runs each measured program in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.linkage.data import Row, rows

ROOT = Path(__file__).parents[2]
PEERS = ROOT / "build" / "peers" / "bin" / "python"
LONGEST = 3600.0  # seconds on the clock


@dataclass(frozen=True, slots=True)
class Answer:
    rows: list[Row]
    seconds: float  # of the processor, all threads together
    megabytes: float
    notes: dict[str, float]


def ours(module: str, given: Path, option: str = "-") -> Answer:
    answer = _run(Path(sys.executable), module, given, option)
    assert answer, f"{module} ended without an answer"
    return answer


def peer(title: str, module: str, given: Path, option: str = "-") -> Answer | None:
    """None, and one printed line, when the peer is not installed or fails."""
    if not PEERS.exists():
        print(f"{title:44} left out: run scripts/peers first", flush=True)
        return None
    answer = _run(PEERS, f"benchmarks.linkage.peers.{module}", given, option)
    if not answer:
        print(f"{title:44} left out: see the lines above", flush=True)
    return answer


def _run(python: Path, module: str, given: Path, option: str) -> Answer | None:
    # Two cores are measured with at most two threads, whatever a library would like to take.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "2")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.tsv"
        ended = subprocess.run(
            [python, "-m", module, given, out, option],
            cwd=ROOT, env={**os.environ, **threads}, capture_output=True, text=True, timeout=LONGEST,
        )  # fmt: skip
        if ended.returncode:
            print(*ended.stderr.splitlines()[-3:], sep="\n", flush=True)
            return None
        notes: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
        return Answer(list(rows(out)), notes.pop("seconds"), notes.pop("megabytes"), notes)

"""Tonight's list: how quickly it is there, and whether every T0 message of the labelled stories is on it.

    python -m benchmarks.tonight                      # the demo group
    python -m benchmarks.tonight --data DIR           # also DIR/stories.jsonl, labelled

Times are whole processes, start-up included, five runs: minimum, median, maximum.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from himoya.demo.exports import write_demo_exports

RUNS = 5
HIMOYA = Path(sys.executable).with_name("himoya")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path)
    data = options.parse_args().data
    with tempfile.TemporaryDirectory() as folder:
        files = write_demo_exports(Path(folder))
        seconds = [
            _timed(["tonight", *map(str, files), "--at", "2026-11-20T21:40", "--json"]) for _ in range(RUNS)
        ]
    times = [took for took, _lines in seconds]
    count = seconds[0][1][-1]
    print(f"demo group: {count['messages']:,} messages and rows, {len(seconds[0][1]) - 1} persons listed")
    print(f"himoya tonight FILE...: {min(times):.2f} / {median(times):.2f} / {max(times):.2f} s")
    if data:
        _stories(data / "stories.jsonl")


def _stories(file: Path) -> None:
    gold = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in gold}
    must = {row["id"] for row in gold if row["gold"]["level"] == "T0"}
    _took, lines = _timed(["tonight", str(file), "--json"])
    at_t0 = [reason for line in lines[:-1] if line["level"] == "T0" for reason in line["rules"]]
    found = {r["message"] for r in at_t0 if r["level"] == "T0" and r["quote"] in texts[r["message"]]}
    wrong = {r["message"] for r in at_t0 if r["level"] == "T0"} - must
    print(f"stories: {len(found & must)} of {len(must)} T0 messages on the list with their quote", end="")
    print(
        f"; missing {sorted(must - found) or 'none'}; listed at T0 without being so {sorted(wrong) or 'none'}"
    )


def _timed(arguments: list[str]) -> tuple[float, list[dict[str, Any]]]:
    began = time.monotonic()
    done = subprocess.run([HIMOYA, *arguments], capture_output=True, text=True, check=True)
    return time.monotonic() - began, [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()

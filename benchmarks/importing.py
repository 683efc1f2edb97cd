"""How long an import takes, how much memory, and whether the desk stays usable meanwhile.

    python -m benchmarks.importing                    # 20,000 and 200,000 messages, embedded database
    python -m benchmarks.importing --sizes 20000      # quick look

For each size a Telegram export is generated, `himoya import` runs in a process of its own, and another
process opens tonight's page and writes a log line, over and over. Memory is the process's peak (VmHWM) above
that of `himoya import --list`, which opens the same database and reads nothing.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from benchmarks.make_export import write_export
from himoya.security import keyring
from himoya.security.slots import Cost

PASSPHRASE = "olti yetti sakkiz toqqiz"
CHEAP = Cost(memory_kib=8 * 1024, passes=1, lanes=1)  # what is measured is the import, not the key function


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--sizes", type=int, nargs="+", default=[20_000, 200_000])
    sizes = options.parse_args().sizes
    heads = (
        "messages",
        "export MB",
        "seconds",
        "peak MB",
        "above idle",
        "pages",
        "p50 ms",
        "p95 ms",
        "max ms",
        "search ms",
    )
    print(" ".join(f"{head:>10}" for head in heads))
    seconds = [measure(size) for size in sizes]
    for size, took in zip(sizes[1:], seconds[1:], strict=True):
        print(f"{size:,} messages take {took / seconds[0]:.1f} times as long as {sizes[0]:,}")


def measure(size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        home, export = Path(folder) / "home", Path(folder) / "result.json"
        write_export(export, size, seed=1)
        keyring.create(home, PASSPHRASE, CHEAP)
        key_file = Path(folder) / "key.txt"
        key_file.write_text(PASSPHRASE)
        environment = {**os.environ, "HIMOYA_HOME": str(home)}
        run(["import", "--list", "--key-file", str(key_file)], environment)  # makes the tables
        idle, _ = run(["import", "--list", "--key-file", str(key_file)], environment)
        pages = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.page_actions", str(key_file)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert pages.stdout is not None
        pages.stdout.readline()  # ready
        began = time.monotonic()
        peak, _ = run(["import", str(export), "--json", "--key-file", str(key_file)], environment)
        took = time.monotonic() - began
        pages.terminate()
        waits = json.loads(pages.communicate()[0].splitlines()[-1])
        cuts = quantiles(waits, n=20)
        searches = _searches(key_file, environment)
        figures = (size, export.stat().st_size / 1e6, took, peak / 1024, (peak - idle) / 1024, len(waits))
        print(
            " ".join(
                f"{figure:>10,.0f}" for figure in (*figures, cuts[9], cuts[18], max(waits), max(searches))
            )
        )
        return took


def _searches(key_file: Path, environment: dict[str, str]) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.searching", str(key_file)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    waits: list[float] = json.loads(done.stdout)
    return waits


def run(arguments: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run a himoya command. Gives its peak resident memory in KiB and its stdout."""
    code = """
import resource, sys
from himoya.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return int(done.stderr.strip().splitlines()[-1]), done.stdout


if __name__ == "__main__":
    main()

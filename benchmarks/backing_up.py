"""Seconds and memory of a backup, of bringing it back, and of taking everything out.

    python -m benchmarks.backing_up [--home DIR --key-file FILE] [--messages 200000] [--cases 10000]
        [--data DIR]

Without --home an invented instance is made first, by benchmarks.big_instance. `--data` is where it is made.
Prints one JSON line for each step: seconds, megabytes at the peak, megabytes written.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyrage.x25519 import Identity

from benchmarks.big_instance import build

MB = 1_000_000
HIMOYA = Path(sys.executable).with_name("himoya")


def measured(step: str, home: Path, *arguments: object, typed: str = "") -> dict[str, Any]:
    """Run `himoya` with these arguments in a process of its own."""
    began = time.perf_counter()
    command = [str(HIMOYA), *map(str, arguments)]
    environment = {**os.environ, "HIMOYA_HOME": str(home), "HIMOYA_LANGUAGE": "en"}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        process.stdin.write(typed)
        process.stdin.close()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, step
    return {
        "step": step,
        "seconds": round(time.perf_counter() - began, 1),
        "cpu": round(used.ru_utime + used.ru_stime, 1),
        "peak_mb": round(used.ru_maxrss * 1024 / MB),
    }


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory(dir=asked.data) as folder:
        place = Path(folder)
        home, key_file = asked.home, asked.key_file
        if home is None:
            home, key_file = place / "big", place / "big.key"
            build(home, asked.messages, asked.cases)
        # A recipient of our own, so that the backup of any instance can be brought back here.
        reader = Identity.generate()
        (place / "reader.txt").write_text(str(reader))
        safe = place / "safe.age"
        key = ("--key-file", key_file)
        made = measured(
            "backup", home, "backup", "--to", safe, "--recipient", reader.to_public(), "--json", *key
        )
        said(made, safe)
        restore = ("restore", safe, "--key-file", place / "reader.txt", "--json")
        typed = key_file.read_text().strip() + "\n"
        said(measured("restore", place / "new", *restore, typed=typed), place / "new" / "himoya.db")
        for form in ("csv", "xlsx", "json"):
            out = place / f"{form}.zip"
            said(measured(form, home, "export", "--format", form, "--out", out, "--json", *key), out)


def said(found: dict[str, Any], file: Path) -> None:
    print(json.dumps({**found, "written_mb": round(file.stat().st_size / MB, 1)}), flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--key-file", type=Path)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--data", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()

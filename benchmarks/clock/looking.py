"""The process that looks: `python -m benchmarks.clock.looking CASES`, on the database its settings name."""

import gc
import json
import sys
import time
from datetime import timedelta
from random import Random
from statistics import median, quantiles

import benchmarks.clock.opened  # noqa: F401 -- isort: skip
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.clock.instance import make_due, store
from himoya.common import clock
from himoya.security.models import Account
from himoya.worker.clocks import look_at_clocks

DUE, LOOKS, PAGES = 300, 11, 40
FIRST = 3  # looks that are not counted: a worker looks for days, and its first looks fill its memory


def measure(size: int) -> dict[str, float]:
    call_command("migrate", verbosity=0)
    now, chance = clock.now(), Random(11)
    store(size, now)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    look_at_clocks(now)
    looks, processor = [], []
    for look in range(FIRST + LOOKS):
        now += timedelta(seconds=20)
        make_due(DUE, now, chance)
        began, own = time.perf_counter(), time.process_time()
        looked = look_at_clocks(now)
        if look >= FIRST:
            looks.append(time.perf_counter() - began)
            processor.append(time.process_time() - own)
        assert looked >= DUE, looked
    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(username="lead"))
    client.get("/")
    gc.collect()
    gc.freeze()  # as the server does before its first page
    pages, page_processor = [], []
    for _page in range(PAGES):
        began, own = time.perf_counter(), time.process_time()
        assert client.get("/").status_code == 200
        pages.append((time.perf_counter() - began) * 1000)
        page_processor.append((time.process_time() - own) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return {
        "look, s": round(median(looks), 3),
        "longest": round(max(looks), 3),
        "processor, s": round(median(processor), 3),
        "tonight p50, ms": round(median(pages)),
        "p95": round(quantiles(pages, n=20)[-1]),
        "processor p50, ms": round(median(page_processor)),
        "processor p95": round(quantiles(page_processor, n=20)[-1]),
        "queries": len(asked),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))

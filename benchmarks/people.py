"""The list of people and the search in it, at the size of a big group.

    python -m benchmarks.people [--identities 30000]

Invented reports, grouped as the generator knows them (not as the matcher would), in a folder of its own that
is deleted afterwards. Milliseconds of whole pages, through Django's own test client: p50 and p95. The search
asks for every tenth of 500 reports by the name of another report about the same person, mostly in another
script or spelling: how often the person is among the first ten.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from benchmarks.invented_reports import invent

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
PAGES = {
    "first page": "/people/",
    "page 100": "/people/?page=100",
    "last told": "/people/?sort=told",
    "by name": "/people/?sort=name",
    "T0": "/people/?level=T0",
    "signed": "/people/?contract=signed",
    "men": "/people/?sex=m",
    "nothing accepted": "/people/?unread=1",
    "no call for 30 days": "/people/?quiet=30",
    "told this week": "/people/?told=7",
    "without a case": "/people/?status=none",
    "signed, told this month, no owner": "/people/?contract=signed&told=30&owner=nobody",
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--identities", type=int, default=30_000)
    asked.add_argument("--runs", type=int, default=10)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIMOYA_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "himoya.settings"
        _measure(Path(folder), given.identities, given.runs)


def _measure(folder: Path, identities: int, runs: int) -> None:
    import django  # noqa: PLC0415 -- the folder and the key have to be known before

    from himoya.storage import unlocked  # noqa: PLC0415

    unlocked.hold(bytes(range(32)))
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    records, truth = invent(identities, random.Random(7))
    account, numbers = _store(records, truth)
    client = Client(headers={"host": "localhost"})
    client.force_login(account)
    print(f"{identities:,} identities, {len(set(truth.values())):,} persons")
    for title, address in PAGES.items():
        _say(title, [_timed(lambda at=address: client.get(at)) for _ in range(runs)])
    _search(client, records, truth, numbers)


def _store(records, truth):  # type: ignore[no-untyped-def]  # models exist only once Django is set up
    from benchmarks.people_rows import store  # noqa: PLC0415

    return store(records, truth, NOW)

"""The list of people and the search in it, at the size of a big group.

    python -m benchmarks.people [--identities 30000] [--messages 200000] [--cases 10000]

Invented reports, grouped as the generator knows them (not as the matcher would), in a folder of its own that
is deleted afterwards. Milliseconds of whole pages through Django's test client: p50, p95, longest, and the
processor's share. The search
asks for persons by the name of another report about them, mostly in another script or spelling, and says how
often one of theirs is among the first ten.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.invented_reports import invent
from himoya.linkage.pure.records import Record

PAGES = {
    "first page": "/people/",
    "page 100": "/people/?page=100",
    "last told": "/people/?sort=told",
    "by name": "/people/?sort=name",
    "level T1": "/people/?level=T1",
    "somebody says signed": "/people/?contract=signed",
    "men": "/people/?sex=m",
    "nothing accepted": "/people/?unread=1",
    "no call for 30 days": "/people/?quiet=30",
    "told this week": "/people/?told=7",
    "without a case": "/people/?status=none",
    "four at once": "/people/?contract=signed&told=30&owner=nobody&sex=m",
    "the same person?": "/duplicates/",
}
SEARCHES = 200
Wait = tuple[float, float]  # milliseconds: on the clock, and of the processor


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--identities", type=int, default=30_000)
    asked.add_argument("--messages", type=int, default=200_000)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--runs", type=int, default=20)
    asked.add_argument("--home", type=Path, help="a folder to keep, and to find again")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        client, records, truth = _filled(given.home or Path(folder), given)
        print(
            f"{len(records):,} identities, {len(set(truth.values())):,} persons, {given.messages:,} messages"
        )
        for title, address in PAGES.items():
            _say(title, [_timed(partial(_open, client, address)) for _ in range(given.runs)])
        _search(client, records, truth)


def _filled(folder: Path, given: argparse.Namespace) -> tuple[Any, list[Record], dict[str, str]]:
    os.environ["HIMOYA_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "himoya.settings"
    import django  # noqa: PLC0415 -- the folder and the key have to be known before

    from himoya.storage import unlocked  # noqa: PLC0415

    unlocked.hold(bytes(range(32)))
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from benchmarks.people_rows import store  # noqa: PLC0415
    from himoya.security.models import Account  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    records, truth = invent(given.identities, random.Random(7))
    client = Client(headers={"host": "localhost"})
    standing = Account.objects.filter(username="lead").first()
    client.force_login(standing or store(records, truth, given.messages, given.cases))
    return client, records, truth


def _search(client: Any, records: Sequence[Record], truth: dict[str, str]) -> None:
    from himoya.people.finding import search_persons  # noqa: PLC0415
    from himoya.people.models import Person  # noqa: PLC0415

    of_person: dict[str, list[Record]] = {}
    for record in records:
        of_person.setdefault(truth[record.id], []).append(record)
    several = [told for told in of_person.values() if len(told) > 1]
    chosen = random.Random(1).sample(several, min(SEARCHES, len(several)))
    waits, found = [], 0
    numbers = dict(Person.objects.values_list("key", "pk"))
    for told in chosen:
        # The report itself would always be found: it must be another one of the same person.
        others = {numbers[record.id] for record in told[1:]}
        waits.append(_timed(partial(search_persons, told[0].name, Person.objects.all(), 10)))
        best = search_persons(told[0].name, Person.objects.all(), 10)
        found += bool(others & {person for person, _probability in best})
    _say("search_persons", waits)
    print(f"  another report of the person among the first ten: {found} of {len(chosen)}")
    pages = []
    for told in chosen[:40]:
        client.post("/people/search/", {"words": told[0].name})
        pages.append(_timed(partial(_open, client, "/people/")))
    _say("page after a search", pages)


def _open(client: Any, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address} answered {answer.status_code}"


def _timed(work: Callable[[], object]) -> Wait:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def _say(title: str, waits: Sequence[Wait]) -> None:
    walls = [wall for wall, _processor in waits]
    p95 = quantiles(walls, n=20)[-1]
    print(
        f"{title:24} p50 {median(walls):6.0f}  p95 {p95:6.0f}  longest {max(walls):6.0f} ms"
        f"  processor {median(processor for _wall, processor in waits):6.0f} ms",
        flush=True,
    )


if __name__ == "__main__":
    main()

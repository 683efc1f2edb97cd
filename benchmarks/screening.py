"""One incoming report against everybody stored, on the encrypted database: how quick, and is he found?

    python -m benchmarks.screening --data DIR              # reports_100k.tsv with its truth
    python -m benchmarks.screening --generated 1000000     # invented reports, of any number
    ... --peers 40                                         # and FTS5 and pg_trgm, asked for 40 of the 500
    ... --home DIR                                         # fill it once and keep it; afterwards ask only

For 500 reports of persons with another report in the register, which themselves stay outside: the processor
time of one screening, and whether another report of that person is among the first ten. For 500 reports of
persons of whom the register holds nothing: how often somebody is taken for them ("same", bands.AT_ONCE).
"""

import argparse
import gc
import json
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from statistics import quantiles

from benchmarks import screening_peers
from benchmarks.importing import CHEAP, PASSPHRASE
from benchmarks.invented_reports import invent
from benchmarks.linkage import read
from himoya.linkage.pure.bands import AT_ONCE
from himoya.linkage.pure.columns import columns
from himoya.linkage.pure.records import Record
from himoya.linkage.pure.world import kept, world_of
from himoya.security import keyring

ASKED = 500
SAME = AT_ONCE
BATCH = 5_000
ASKED_FILE = "asked.json"  # beside the database of a kept home
Told = tuple[dict[str, str], str]  # the fields of a report, and whose it is
TOLD = ("sex", "birth_date", "phone", "home", "facility")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--size", default="100k")
    asked.add_argument("--generated", type=int, default=20_000)
    asked.add_argument("--peers", type=int, default=0, help="ask the peers, too, for so many reports")
    asked.add_argument("--home", type=Path, help="keep the filled database in this folder")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home: Path = given.home or Path(folder)
        if not (home / ASKED_FILE).exists():
            home.mkdir(exist_ok=True)
            _fill(home, given)
        else:
            _open(home)
        _ask(*json.loads((home / ASKED_FILE).read_text()))


def _fill(home: Path, given: argparse.Namespace) -> None:
    """Everybody is stored, and beside the database whom to ask for."""
    records, truth = (
        read(given.data, given.size) if given.data else invent(given.generated, random.Random(11))
    )
    known, strangers, register = _outside(records, truth)
    del records
    if given.peers:
        screening_peers.measure(known[: given.peers], register, truth)
    keyring.create(home / "home", PASSPHRASE, CHEAP)
    (home / "key.txt").write_text(PASSPHRASE)
    _open(home)
    began = time.process_time()
    _store(register)
    print(
        f"{len(register):,} reports stored in {time.process_time() - began:.0f} s of the processor, "
        f"database {sum(f.stat().st_size for f in home.rglob('*') if f.is_file()) / 1e6:.0f} MB, "
        f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
        flush=True,
    )
    told = [[[asdict(one), truth[one.id]] for one in some] for some in (known, strangers)]
    persons = [truth[record.id] for record in register]
    (home / ASKED_FILE).write_text(json.dumps([*told, persons]))


def _outside(
    records: Sequence[Record], truth: dict[str, str]
) -> tuple[list[Record], list[Record], list[Record]]:
    """Reports of persons told of again, reports of persons of whom nothing else is told, and the register."""
    chance = random.Random(5)
    times = Counter(truth[record.id] for record in records)
    order = chance.sample(range(len(records)), len(records))
    known: list[Record] = []
    gone: set[str] = set()
    strangers: dict[str, Record] = {}
    for record in (records[at] for at in order):
        person = truth[record.id]
        if person in gone or person in strangers:
            continue
        if times[person] > 1 and len(known) < ASKED:
            known.append(record)
            gone.add(person)
        elif len(strangers) < ASKED:
            strangers[person] = record
    out = {record.id for record in known}
    register = [r for r in records if r.id not in out and truth[r.id] not in strangers]
    return known, list(strangers.values()), register


def _open(folder: Path) -> None:
    from himoya.cli.opening import open_data  # noqa: PLC0415 -- the environment names the instance first

    os.environ["HIMOYA_HOME"] = str(folder / "home")
    open_data(folder / "key.txt")


def _store(register: Sequence[Record]) -> None:
    """Each report as a person with his facts, his keys, and his place in today's grouping."""
    from django.db import transaction  # noqa: PLC0415 -- once open

    from himoya.cases.models import Fact  # noqa: PLC0415
    from himoya.common import clock  # noqa: PLC0415
    from himoya.linkage.models import Grouped, Grouping  # noqa: PLC0415
    from himoya.linkage.screening import remember  # noqa: PLC0415
    from himoya.messages.models import Chat, Import, Message  # noqa: PLC0415
    from himoya.people.models import Person, Reporter  # noqa: PLC0415
    from himoya.storage.bulk import insert  # noqa: PLC0415

    now = clock.now()
    begun = Import.objects.create(
        fingerprint="f", file_name="x", channel="lines", state="live", started_at=now
    )
    chat = Chat.objects.create(key="x", title="x")
    message = Message.objects.create(chat=chat, key="1", brought_by=begun, sent_at=now, text="-", folded="-")
    reporter = Reporter.objects.create(key="x")
    grouping = Grouping.objects.create(
        made_at=now, current=True, usual=kept(world_of(columns(register)), register)
    )
    for number, batch in enumerate(_batches(register)):
        first = number * BATCH + 1
        with transaction.atomic():
            people = [(first + at, reporter.pk, str(first + at), r.name) for at, r in enumerate(batch)]
            Person.objects.bulk_create(
                (Person(pk=pk, reporter_id=by, key=key, name=name) for pk, by, key, name in people),
                batch_size=500,
            )
            facts = [
                (message.pk, first + at, kind, value, 0, 1)
                for at, record in enumerate(batch)
                for kind in TOLD
                if (value := getattr(record, kind))
            ]
            insert(Fact, ("message_id", "person_id", "kind", "value", "start", "end"), facts)
            remember(replace(record, id=str(first + at)) for at, record in enumerate(batch))
            rows = [(grouping.pk, first + at, first + at) for at in range(len(batch))]
            insert(Grouped, ("grouping_id", "person_id", "group"), rows)


def _batches(register: Sequence[Record]) -> Iterator[list[Record]]:
    waiting = iter(register)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _ask(known: Sequence[Told], strangers: Sequence[Told], persons: Sequence[str]) -> None:
    """`persons`: who each stored report is about, in their order."""
    from himoya.linkage.screening import screen  # noqa: PLC0415 -- once open

    reports = [Record(**{**told, "id": ""}) for told, _person in known]
    screen(reports[0])
    gc.collect()
    gc.freeze()  # who is who is held by this program, not by what is measured
    seconds, found, first = [], 0, 0
    for report, (_told, person) in zip(reports, known, strict=True):
        began = time.process_time()
        pairs = screen(report)
        seconds.append(time.process_time() - began)
        people = [persons[int(pair.right) - 1] for pair in pairs]
        found += person in people
        first += people[:1] == [person]
    taken = sum(
        any(pair.probability >= SAME for pair in screen(Record(**{**told, "id": ""})))
        for told, _person in strangers
    )
    cuts = quantiles(seconds, n=20)
    print(
        f"one report: p50 {1000 * cuts[9]:.1f} ms, p95 {1000 * cuts[18]:.1f} ms of the processor; "
        f"among the first ten {found / len(known):.3f}, first {first / len(known):.3f}; "
        f"strangers taken for somebody {taken} of {len(strangers)} ({taken / len(strangers):.4f})"
    )


if __name__ == "__main__":
    main()

"""Fills an empty instance with a year of work: 200,000 messages, 10,000 cases, what was written on them.

    python -m benchmarks.big_instance --home DIR [--messages 200000] [--cases 10000]

Messages come in through `himoya import`; the rest is written in batches, as the actions would write it. The
passphrase and the password of every account is PASSPHRASE.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.importing import CHEAP, PASSPHRASE, run
from benchmarks.make_export import write_export
from himoya.common.roles import Role
from himoya.security import keyring

HELPERS = 8
PLACES = [f"IK-{number} {region}" for number in range(71, 99) for region in ("Tomsk oblast", "Kirov oblast")]


def build(home: Path, messages: int, cases: int) -> None:
    """Make the instance in `home` (about three minutes for 200,000 messages)."""
    keyring.create(home, PASSPHRASE, CHEAP)
    key_file = home.parent / f"{home.name}.key"
    key_file.write_text(PASSPHRASE)
    environment = {**os.environ, "HIMOYA_HOME": str(home)}
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "result.json"
        write_export(export, messages, seed=1)
        run(["import", str(export), "--json", "--key-file", str(key_file)], environment)
    command = [
        sys.executable,
        "-m",
        "benchmarks.big_instance",
        "--fill",
        str(key_file),
        "--cases",
        str(cases),
    ]
    subprocess.run(command, env=environment, check=True)


def fill(key_file: Path, cases: int) -> None:
    from himoya.cli.opening import open_data  # noqa: PLC0415 -- the pure part must not load Django

    open_data(key_file)
    from himoya.cases.models import Case, Given, Note, Statement, Stay  # noqa: PLC0415
    from himoya.common import clock  # noqa: PLC0415
    from himoya.contact.models import Call  # noqa: PLC0415
    from himoya.linkage.models import Grouped  # noqa: PLC0415
    from himoya.people.models import Person, Reporter  # noqa: PLC0415
    from himoya.security.actions import make_account  # noqa: PLC0415

    now, chance = clock.now(), Random(1)
    lead = make_account("lead", PASSPHRASE, Role.ORGANISER, "en")
    team = [make_account(f"helper{n}", PASSPHRASE, Role.CASEWORKER, "en") for n in range(1, HELPERS)]
    roots = list(
        Grouped.objects.filter(grouping__current=True)
        .order_by("group")
        .values_list("group", flat=True)
        .distinct()
    )
    standing = set(Case.objects.values_list("person_id", flat=True))
    wanted = [root for root in roots if root not in standing][: max(0, cases - len(standing))]
    missing = cases - len(standing) - len(wanted)
    if missing > 0:  # the export tells of fewer people than there are cases: the rest was entered by hand
        voice = Reporter.objects.create(key="by-hand/benchmark")
        people = [
            Person(reporter=voice, key=f"namuna {n}", name=f"Namuna Sinovov{n}") for n in range(missing)
        ]
        wanted += [person.pk for batch in batched(people) for person in Person.objects.bulk_create(batch)]
    write(
        Case(person_id=root, opened_at=now, next_check_at=now + timedelta(days=chance.randrange(30)))
        for root in wanted
    )
    everyone = list(Case.objects.order_by("pk"))
    write(
        Given(case=case, account=team[n % len(team)], by=lead, at=now)
        for n, case in enumerate(everyone)
        if n % 3
    )
    write(Stay(case=case, place=chance.choice(PLACES), since=now.date()) for case in everyone)
    write(
        Call(case=case, at=now - timedelta(days=14 * n + 1), seconds=118, noted_by=lead, noted_at=now)
        for case in everyone
        for n in range(3)
    )
    write(
        Note(case=case, text="Onasi bilan gaplashildi.", by=lead, at=now)
        for case in everyone
        for _ in range(2)
    )
    write(
        Statement(
            person_id=case.person_id,
            kind=kind,
            value=value,
            grade="V1",
            known_on=now.date(),
            stated_by=lead,
            stated_at=now,
        )
        for case in everyone
        for kind, value in (
            ("facility", chance.choice(PLACES)),
            ("contract", "offered"),
            ("article", "228.1"),
        )
    )


def write(rows: Iterable[Any]) -> None:
    for batch in batched(rows):
        type(batch[0]).objects.bulk_create(batch)


def batched(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, 500)):
        yield batch


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path)
    options.add_argument("--messages", type=int, default=200_000)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.fill:
        fill(asked.fill, asked.cases)
    else:
        build(asked.home.absolute(), asked.messages, asked.cases)


if __name__ == "__main__":
    main()

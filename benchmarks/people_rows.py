"""Fills the database of benchmarks.people. Imported only once Django is set up."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice, pairwise
from random import Random
from typing import Any

from django.db import models

from himoya.alarms.models import Alarm
from himoya.cases.models import Case, Fact
from himoya.common import clock
from himoya.common.roles import Role
from himoya.linkage.models import Doubt, Grouped, Grouping
from himoya.linkage.pure.records import Record
from himoya.messages.models import Chat, Import, Message
from himoya.messages.rules import searchable
from himoya.people.actions.naming import make_findable
from himoya.people.models import Person, Reporter
from himoya.security.models import Account

PLACES = [f"IK-{number} {region} oblast" for number in range(71, 99) for region in ("Tomsk", "Kirov", "Omsk")]
DOUBTS = 500


def store(records: list[Record], truth: dict[str, str], messages: int, cases: int) -> Account:
    now, chance = clock.now(), Random(3)
    account = Account(username="lead", role=Role.ORGANISER, language="en", made_at=now)
    account.set_unusable_password()
    account.save()
    brought = Import.objects.create(fingerprint="1", file_name="a", channel="x", state="live", started_at=now)
    chat = Chat.objects.create(key="telegram:77", title="Onalar")
    voices = _write(Reporter(key=f"telegram:77/{record.id}") for record in records)
    people = _write(
        Person(
            reporter=voice,
            key=record.id,
            name=record.name,
            relation="son",
            told_at=now - timedelta(hours=chance.randrange(8000)),
        )
        for voice, record in zip(voices, records, strict=True)
    )
    for batch in _batches(people):
        make_findable(batch)

    def message(number: int) -> Message:
        told_at = people[number].told_at if number < len(people) else None
        text = f"{records[number].name} haqida xabar" if number < len(people) else "Rahmat hammaga"
        return Message(
            chat=chat,
            key=str(number),
            brought_by=brought,
            sent_at=told_at or now - timedelta(hours=chance.randrange(8000)),
            text=text,
            folded=searchable(text),
            place="1",
        )

    told = _write(message(number) for number in range(max(messages, len(people))))
    _write(fact for rows in zip(told, people, records, strict=False) for fact in _facts(*rows, chance))
    _write(
        Alarm(
            message=one,
            person=person,
            rule="U01",
            level=f"T{chance.randrange(4)}",
            start=0,
            end=5,
            since=one.sent_at,
            fired_at=now,
        )
        for one, person in zip(told, people, strict=False)
        if chance.random() < 0.3
    )
    group = _group(people, records, truth)
    roots = sorted(set(group.values()))
    _write(
        Case(
            person_id=root, opened_at=now, next_check_at=now, owner=account if chance.random() < 0.5 else None
        )
        for root in chance.sample(roots, min(cases, len(roots)))
    )
    grouping = Grouping.objects.get(current=True)
    _write(
        Doubt(grouping=grouping, left_id=left, right_id=right, probability=chance.random())
        for left, right in pairwise(roots[: DOUBTS + 1])
    )
    return account


def _facts(message: Message, person: Person, record: Record, chance: Random) -> Iterator[Fact]:
    values = {
        "name": record.name,
        "relation": "son",
        "sex": "m",
        "birth_date": record.birth_date,
        "phone": record.phone,
        "home": record.home,
        "facility": chance.choice(PLACES),
        "article": "228.1",
        "contract": chance.choice(("offered", "offered", "signed", "refused", "")),
    }
    for kind, value in values.items():
        if value:
            yield Fact(message=message, person=person, kind=kind, value=value, start=0, end=5)


def _group(people: list[Person], records: list[Record], truth: dict[str, str]) -> dict[int, int]:
    first: dict[str, int] = {}
    group = {
        person.pk: first.setdefault(truth[record.id], person.pk)
        for person, record in zip(people, records, strict=True)
    }
    grouping = Grouping.objects.create(made_at=clock.now(), current=True, point=len(first), high=len(first))
    _write(
        Grouped(grouping=grouping, person_id=one, group=root, believed=root) for one, root in group.items()
    )
    return group


def _write(rows: Iterable[Any]) -> list[Any]:
    stored: list[Any] = []
    for batch in _batches(rows):
        model: type[models.Model] = type(batch[0])
        stored += model._default_manager.bulk_create(batch)
    return stored


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, 2000)):
        yield batch

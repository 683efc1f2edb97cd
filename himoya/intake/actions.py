"""Importing a file: batch by batch, invisible until the end, resumable after a crash; and taking it back."""

import time
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from himoya.alarms.actions import raise_alarms
from himoya.alarms.models import Alarm
from himoya.cases.actions import mark_sources_withdrawn, open_cases, store_facts
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Export, Incoming
from himoya.intake.queries import due_cases
from himoya.intake.rules import Telling, ToldOf
from himoya.intake.stream import Batch, batches
from himoya.linkage.actions import make_current, regroup
from himoya.messages import actions as storing
from himoya.messages.models import Import, Message
from himoya.messages.queries import resumable
from himoya.messages.rules import searchable
from himoya.people.actions import persons, reporters
from himoya.people.models import Person
from himoya.security.models import Account

Progress = Callable[[int], None]
TURN = 0.003  # seconds between batches in which another process gets the database


def import_export(
    export: Export,
    fingerprint: str,
    *,
    file_name: str,
    by: Account | None = None,
    progress: Progress = lambda rows: None,
) -> Import:
    """Import a recognised file. The same file again adds nothing; after a crash it goes on where it stopped.

    Raises BadInput when not one row of it can be used; then nothing is written.
    """
    begun = resumable(fingerprint)
    if begun and begun.state == Import.State.UNDOING:
        raise BadInput(N_("This file is just being taken back. Let that finish, then import it again."))
    if begun and begun.state == Import.State.LIVE:
        return begun
    begun = _store_rows(export, fingerprint, begun, file_name, by, progress)
    _finish(begun)
    begun.refresh_from_db()
    return begun


def undo_import(undone: Import, *, by: Account | None = None) -> None:
    """Take an import back whole: what another live import also holds stays visible through that one.

    Messages and open facts go; accepted statements stay, marked. May be repeated after a crash.
    """
    was_live = Import.objects.filter(pk=undone.pk, state=Import.State.LIVE).update(state=Import.State.UNDOING)
    while storing.hand_over_shared(undone):
        _give_way()
    if was_live or undone.state == Import.State.UNDOING:
        grouping = regroup(without=undone, pause=_give_way)
        with transaction.atomic():
            mark_sources_withdrawn(undone)
            storing.withdraw(undone, by)
            make_current(grouping)
    else:
        storing.withdraw(undone, by)


def _store_rows(
    export: Export,
    fingerprint: str,
    begun: Import | None,
    file_name: str,
    by: Account | None,
    progress: Progress,
) -> Import:
    for batch in batches(export, now=clock.now(), size=storing.BATCH, skip=begun.done if begun else 0):
        with transaction.atomic():
            if begun is None:
                begun = storing.start_import(
                    fingerprint, file_name=file_name, channel=export.channel, title=export.title, by=by
                )
            _store_batch(begun, batch)
        progress(batch.end)
        _give_way()
    if begun is None:
        raise BadInput(
            N_("There is not one message in %(file)s. Export the chat again, then import it."), file=file_name
        )
    return begun


def _store_batch(begun: Import, batch: Batch) -> None:
    drafts = [_draft(incoming) for incoming, _telling in batch.heard]
    stored = storing.store_messages(begun, drafts)
    new = {id(message) for message in stored.new}
    heard = [
        (draft.message, incoming, telling)
        for draft, (incoming, telling) in zip(drafts, batch.heard, strict=True)
        if id(draft.message) in new and telling.persons
    ]
    _store_tellings(heard)
    storing.reject(begun, [(row.place, row.reason, row.excerpt) for row in batch.rejected])
    storing.advance(begun, done=batch.end, stored=stored, rejected=len(batch.rejected))


def _draft(incoming: Incoming) -> storing.Draft:
    message = Message(
        key=incoming.key[:120],
        sent_at=incoming.sent_at,
        sender=incoming.sender[:200],
        text=incoming.text,
        folded=searchable(incoming.text),
        media=incoming.media,
        forwarded=incoming.forwarded,
        edited=incoming.edited,
        place=incoming.place[:60],
        number=incoming.number[:120],
    )
    return storing.Draft(incoming.chat[:200], incoming.chat_title, message)


def _store_tellings(heard: list[tuple[Message, Incoming, Telling]]) -> None:
    voices = reporters(
        {of.reporter: incoming.sender for _m, incoming, telling in heard for of in telling.persons}
    )

    def person_of(of: ToldOf) -> Person:
        return Person(reporter=voices[of.reporter], key=of.key, name=of.name, relation=of.relation)

    known = persons(person_of(of) for _m, _incoming, telling in heard for of in telling.persons)
    now = clock.now()
    facts: list[Fact] = []
    alarms: list[Alarm] = []
    for message, _incoming, telling in heard:
        people = [known[voices[of.reporter].pk, of.key] for of in telling.persons]
        facts += _facts(message, telling, people)
        alarms += _alarms(message, telling, people, now)
    store_facts(facts)
    raise_alarms(alarms)


def _facts(message: Message, telling: Telling, people: list[Person]) -> list[Fact]:
    told = [
        Fact(
            message=message,
            person=None if fact.person is None else people[fact.person],
            kind=fact.kind,
            value=fact.value,
            start=fact.quote.start,
            end=fact.quote.end,
        )
        for fact in telling.facts
    ]
    return told + [
        Fact(
            message=message,
            person=people[who],
            kind="urgent",
            value=f"{fact.rule} {fact.level}",
            start=fact.quote.start,
            end=fact.quote.end,
        )
        for who, fact in telling.urgent
    ]


def _alarms(message: Message, telling: Telling, people: list[Person], now: datetime) -> list[Alarm]:
    return [
        Alarm(
            message=message,
            person=people[who],
            rule=fact.rule,
            level=fact.level,
            start=fact.quote.start,
            end=fact.quote.end,
            fired_at=now,
        )
        for who, fact in telling.urgent
    ]


def _finish(begun: Import) -> None:
    """Group everyone, open the cases, and only then let the whole import be seen, at one stroke."""
    grouping = regroup(also=begun, pause=_give_way)
    due = due_cases(begun, grouping)
    for start in range(0, len(due), storing.BATCH):
        with transaction.atomic():
            open_cases(due[start : start + storing.BATCH])
        _give_way()
    with transaction.atomic():
        storing.go_live(begun)
        make_current(grouping)


def _give_way() -> None:
    time.sleep(TURN)

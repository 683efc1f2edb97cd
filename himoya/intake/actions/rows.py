"""Storing rows that were read: messages, who tells of whom, facts and alarms, in the caller's transaction."""

from collections.abc import Iterator
from datetime import datetime

from himoya.alarms.actions import raise_alarms, told_alarm
from himoya.alarms.models import Alarm
from himoya.cases.actions import Read, store_facts
from himoya.cases.kinds import LOOK
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.intake.actions.finding import gather, gather_stored, write_keys
from himoya.intake.channels.incoming import Incoming
from himoya.intake.keys import Keys
from himoya.intake.ready import Ready
from himoya.intake.rules import Telling, ToldOf
from himoya.intake.stream import Batch
from himoya.messages import actions as storing
from himoya.messages.models import Import, Message
from himoya.messages.rules import searchable
from himoya.people.actions import persons_without_keys, reporters
from himoya.people.models import Person


def store_message(begun: Import, row: Incoming, telling: Telling) -> None:
    """Store one message and what it tells: all who are told of can be found at once."""
    keys = Keys()
    store_batch(begun, Batch(end=1, heard=[(row, telling)]), keys)
    write_keys(keys)


def store_batch(begun: Import, batch: Batch, keys: Keys) -> None:
    """Store the rows of one batch and what they tell, and how far the file is done.

    To `keys` is added what makes the persons findable: to be written before they are seen.
    """
    drafts = [_draft(incoming, batch.ready) for incoming, _telling in batch.heard]
    stored = storing.store_messages(begun, drafts)
    new = {id(message) for message in stored.new}
    again = _read_again(stored.revived) if stored.revived else {}
    as_they_were = {message.pk for message in stored.revived} - {message.pk for message in again.values()}
    gather_stored(keys, sorted(as_they_were))  # their own import may have died before it wrote any
    heard = []
    for draft, (incoming, telling) in zip(drafts, batch.heard, strict=True):
        message = draft.message if id(draft.message) in new else None
        if message is None and incoming.columns is not None:
            message = again.get((draft.message.chat_id, draft.message.key))
        if message is not None and (telling.persons or telling.looks):
            heard.append((message, incoming, telling))
    _store_tellings(heard, batch.ready, keys)
    storing.reject(begun, [(row.place, row.reason, row.excerpt, row.cells) for row in batch.rejected])
    storing.advance(begun, done=batch.end, stored=stored, rejected=len(batch.rejected))


def _read_again(revived: list[Message]) -> dict[tuple[int, str], Message]:
    """Rows of a list that was taken back and comes again, maybe with other columns: they are read anew.

    What somebody judged, stated or did something about stays as it is.
    """
    numbers = [message.pk for message in revived]
    judged = Fact.objects.filter(message__in=numbers).exclude(state=Fact.State.OPEN)
    acted = Alarm.objects.filter(message__in=numbers).exclude(state=Alarm.State.OPEN, deeds=None)
    kept = {*judged.values_list("message", flat=True), *acted.values_list("message", flat=True)}
    lists = Message.objects.filter(pk__in=set(numbers) - kept, chat__key__startswith="list:")
    again = {(message.chat_id, message.key): message for message in lists}
    Alarm.objects.filter(message__in=again.values()).delete()
    Fact.objects.filter(message__in=again.values()).delete()
    return again


def _draft(incoming: Incoming, ready: Ready) -> storing.Draft:
    folded = ready.folded.get(incoming.text)
    message = Message(
        key=incoming.key[:120],
        sent_at=incoming.sent_at,
        sender=incoming.sender[:200],
        text=incoming.text,
        folded=searchable(incoming.text) if folded is None else folded,
        media=incoming.media,
        forwarded=incoming.forwarded,
        edited=incoming.edited,
        place=incoming.place[:60],
        number=incoming.number[:120],
    )
    return storing.Draft(incoming.chat[:200], incoming.chat_title, message)


def _store_tellings(heard: list[tuple[Message, Incoming, Telling]], ready: Ready, keys: Keys) -> None:
    voices = reporters(
        {of.reporter: incoming.sender for _m, incoming, telling in heard for of in telling.persons}
    )

    def person_of(of: ToldOf) -> Person:
        return Person(reporter_id=voices[of.reporter].pk, key=of.key, name=of.name, relation=of.relation)

    drafts = (person_of(of) for _m, _incoming, telling in heard for of in telling.persons)
    known = persons_without_keys(drafts)
    now = clock.now()
    facts: list[Read] = []
    alarms: list[Alarm] = []
    for message, _incoming, telling in heard:
        people = [known[voices[of.reporter].pk, of.key] for of in telling.persons]
        facts += _facts(message.pk, telling, [person.pk for person in people])
        alarms += _alarms(message, telling, people, now)
    store_facts(facts, {message.pk: message.sent_at for message, _incoming, _telling in heard})
    gather(keys, {person.pk: person.name for person in known.values()}, facts, ready)
    raise_alarms(alarms)


def _facts(message: int, telling: Telling, people: list[int]) -> Iterator[Read]:
    for fact in telling.facts:
        person = None if fact.person is None else people[fact.person]
        yield Read(message, person, fact.kind, fact.value, fact.quote.start, fact.quote.end)
    for who, urgent in telling.urgent:
        value = f"{urgent.rule} {urgent.level}"
        yield Read(message, people[who], "urgent", value, urgent.quote.start, urgent.quote.end)
    for look in telling.looks:
        yield Read(message, None, LOOK, f"{look.rule} {look.level}", look.quote.start, look.quote.end)


def _alarms(message: Message, telling: Telling, people: list[Person], now: datetime) -> list[Alarm]:
    return [
        told_alarm(
            message=message.pk,
            told_at=message.sent_at,
            person=people[who].pk,
            urgent=(fact.rule, fact.level, fact.quote.start, fact.quote.end),
            now=now,
        )
        for who, fact in telling.urgent
    ]

"""Tonight's list straight from files, in memory: nothing is stored, no database is needed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from himoya.alarms.corrections import PlaceTold, with_corrections
from himoya.alarms.display import MessageShown
from himoya.alarms.rules import PLACES, Denial, Signal, Tonight, tonight
from himoya.intake.channels.incoming import Export, Incoming, Rejected
from himoya.intake.rules import Gathered, Telling, message_id
from himoya.intake.stream import AHEAD, Batch, batches
from himoya.linkage.pure.link import link
from himoya.linkage.pure.records import Linked
from himoya.linkage.rules import reposted
from himoya.people.rules import joined

BATCH = 500
SAMPLE = 300


@dataclass(slots=True)
class Heard:
    """What the files told, as far as tonight's list needs it."""

    gathered: Gathered = field(default_factory=Gathered)
    signals: list[Signal] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    places: list[PlaceTold] = field(default_factory=list)
    texts: dict[str, MessageShown] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    tellings: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    sample: list[str] = field(default_factory=list)  # the first texts, to tell a foreign chat
    seen: set[tuple[str, str]] = field(default_factory=set)
    last_at: datetime | None = None

    @property
    def messages(self) -> int:
        return len(self.seen)


@dataclass(frozen=True, slots=True)
class QuickTonight:
    tonight: Tonight
    linked: Linked
    names: dict[str, str | None]
    relations: dict[str, str]
    heard: Heard


def hear(exports: Iterable[Export], now: datetime, *, until: datetime | None = None) -> Heard:
    """Read the exports, up to the evening asked for. A message that two of them hold is heard once."""
    heard = Heard()
    for export in exports:
        for batch in batches(export, now=now, size=BATCH):
            _hear_batch(heard, batch, until or now + AHEAD)
    return heard


def tonight_of(heard: Heard, now: datetime, *, places: int | None = PLACES) -> QuickTonight:
    """Group the persons and make the list, as the stored one is made."""
    records = heard.gathered.records
    linked = link(list(records.values()))
    group, shift = _with_reposts(heard, linked)
    linked = replace(
        linked, low=max(0, linked.low - shift), point=linked.point - shift, high=linked.high - shift
    )
    listed = tonight(
        (replace(signal, person=group.get(signal.person, signal.person)) for signal in heard.signals),
        (replace(denial, person=group.get(denial.person, denial.person)) for denial in heard.denials),
        now,
        places=places,
    )
    names: dict[str, str | None] = {}
    relations: dict[str, str] = {}
    for person, record in records.items():
        root = group.get(person, person)
        names[root] = max(names.get(root) or "", record.name, key=len) or None
        relations[root] = relations.get(root) or record.relation
    places_told = [
        replace(place, person=group.get(place.person, place.person))
        for place in heard.places
        if place.told_at <= now
    ]
    entries = tuple(with_corrections(entry, places_told, names) for entry in listed.entries)
    return QuickTonight(replace(listed, entries=entries), linked, names, relations, heard)


def _with_reposts(heard: Heard, linked: Linked) -> tuple[dict[str, str], int]:
    """The group of every person, and by how many persons reposts make fewer of them."""
    numbers = {person: number for number, person in enumerate(linked.person_of)}
    told = ((text, tuple(numbers[person] for person in people)) for text, people in heard.tellings)
    order = list(numbers)
    believed = [(numbers[person], numbers[root]) for person, root in linked.person_of.items()]
    root = joined([*believed, *reposted(told)])
    group = {order[number]: order[first] for number, first in root.items()}
    return group, len(set(linked.person_of.values())) - len(set(group.values()))


def _hear_batch(heard: Heard, batch: Batch, until: datetime) -> None:
    heard.rejected.extend(batch.rejected)
    for incoming, telling in batch.heard:
        place = (incoming.chat, incoming.key)
        if place in heard.seen or incoming.sent_at > until:
            continue
        heard.seen.add(place)
        if incoming.text and len(heard.sample) < SAMPLE:
            heard.sample.append(incoming.text)
        heard.last_at = max(heard.last_at or incoming.sent_at, incoming.sent_at)
        _hear_message(heard, incoming, telling, batch.ready.folded[incoming.text])


def _hear_message(heard: Heard, incoming: Incoming, telling: Telling, folded: str) -> None:
    people = [f"{of.reporter}\t{of.key}" for of in telling.persons]
    for person, of in zip(people, telling.persons, strict=True):
        heard.gathered.begin(person, reporter=of.reporter, relation=of.relation, name=of.name)
    if people:
        heard.tellings.append((folded, tuple(people)))
    number = message_id(incoming)
    shown = MessageShown(incoming.text, incoming.sender, incoming.chat_title)
    for fact in telling.facts:
        if fact.person is None:
            continue
        heard.gathered.tell(people[fact.person], fact.kind, fact.value, incoming.sent_at)
        if fact.kind == "facility":
            heard.places.append(
                PlaceTold(people[fact.person], fact.value, fact.quote.text, number, incoming.sent_at)
            )
            heard.texts[number] = shown
        if (fact.kind, fact.value) == ("contract", "refused"):
            heard.denials.append(Denial(people[fact.person], fact.quote.text, number, incoming.sent_at))
    for who, urgent in telling.urgent:
        heard.signals.append(
            Signal(people[who], urgent.rule, urgent.level, urgent.quote.text, number, incoming.sent_at)
        )
    if telling.urgent:
        heard.texts[number] = shown

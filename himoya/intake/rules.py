"""From one read message to who told of whom, and what: the same for a stored import and for a quick look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from himoya.intake.channels.incoming import Incoming
from himoya.language import fold_text
from himoya.linkage.pure.records import Record
from himoya.reading.facts import PersonFact, Quote, Reading, UrgentFact

_TELEGRAM_USER = re.compile(r"user[0-9]+$")
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")
LINKING = ("sex", "birth_date", "phone", "home", "facility")  # kinds of facts that tell persons apart


@dataclass(frozen=True, slots=True)
class ToldOf:
    """One person as one message tells of him."""

    reporter: str
    key: str
    name: str
    relation: str
    start: int  # where the message speaks of him, by characters

    def __reduce__(self) -> tuple[type["ToldOf"], tuple[object, ...]]:
        """Readers send very many: the usual way looks up the fields of each anew."""
        return ToldOf, (self.reporter, self.key, self.name, self.relation, self.start)


@dataclass(frozen=True, slots=True)
class Told:
    """One fact of one message; `person` counts within its persons, None for nobody in particular."""

    person: int | None
    kind: str
    value: str
    quote: Quote

    def __reduce__(self) -> tuple[type["Told"], tuple[object, ...]]:
        return Told, (self.person, self.kind, self.value, self.quote)


@dataclass(frozen=True, slots=True)
class Telling:
    """Everything one message tells."""

    persons: tuple[ToldOf, ...] = ()
    facts: tuple[Told, ...] = ()
    urgent: tuple[tuple[int, UrgentFact], ...] = ()  # who it is about, and the rule that fired
    looks: tuple[UrgentFact, ...] = ()  # rules too unsure to ring: the message should be read once more


def telling_of(incoming: Incoming, reading: Reading) -> Telling:
    """Sort what was read by whom it is about.

    A message that alarms without naming anyone is about somebody.
    """
    if not (reading.persons or reading.urgent or reading.contract or reading.facility):
        return Telling(looks=reading.second_look)
    persons = [_told_of(incoming, person) for person in reading.persons or (PersonFact(),)]
    facts = [fact for number, person in enumerate(reading.persons) for fact in _about_person(number, person)]
    facts += _about_the_case(reading, persons)
    urgent = tuple((_nearest(persons, fact.quote.start), fact) for fact in reading.urgent)
    return Telling(tuple(persons), tuple(facts), urgent, reading.second_look)


def reporter_key(incoming: Incoming) -> str:
    """Who tells it. Telegram and JSON lines know a sender across chats; elsewhere a name belongs to one chat.

    A row of a list is a voice of its own, even where a column says who told: there "mother" stands a hundred
    times and is a hundred mothers.
    """
    if incoming.columns is not None:
        return f"{incoming.chat}/row/{incoming.key}"
    platform = incoming.chat.partition(":")[0]
    if _TELEGRAM_USER.match(incoming.sender_key) or (platform == "lines" and incoming.sender_key):
        return f"{platform}/{incoming.sender_key}"
    return f"{incoming.chat}/{incoming.sender_key or incoming.sender}"


def _told_of(incoming: Incoming, person: PersonFact) -> ToldOf:
    name = person.name or ""
    folded = _NOT_A_LETTER.sub(" ", fold_text(name)).strip()
    # Nobody named and no relation told: whom two such messages of one sender mean is for the matcher to say.
    nobody = f"?{person.relation or incoming.key}"
    key = f"{folded}|{person.birth_date or ''}" if folded else nobody
    return ToldOf(
        reporter=reporter_key(incoming)[:300],
        key=key[:300],
        name=name[:300],
        relation=(person.relation or "")[:30],
        start=person.quote.start if person.quote else 0,
    )


def _about_person(number: int, person: PersonFact) -> Iterator[Told]:
    quote = person.quote or Quote("", 0, 0)
    values = {
        "name": person.name,
        "relation": person.relation,
        "sex": person.sex,
        "age": person.age,
        "birth_date": person.birth_date,
        "home": person.home,
    }
    for kind, value in values.items():
        if value:
            yield Told(number, kind, str(value)[:300], quote)


def _about_the_case(reading: Reading, persons: list[ToldOf]) -> Iterator[Told]:
    """Facts that a message gives once: they belong to whom it spoke of last before giving them."""

    def told(kind: str, value: object, quote: Quote) -> Iterator[Told]:
        if value is not None:
            yield Told(_nearest(persons, quote.start), kind, str(value)[:300], quote)

    if reading.facility:
        yield from told("facility", facility_words(reading), reading.facility.quote)
    if reading.criminal:
        yield from told("article", reading.criminal.article, reading.criminal.quote)
        yield from told("part", reading.criminal.part, reading.criminal.quote)
        yield from told("term_months", reading.criminal.term_months, reading.criminal.quote)
    if reading.contact:
        yield from told("last_contact", reading.contact.last_contact, reading.contact.quote)
        yield from told("usual_interval_days", reading.contact.usual_interval_days, reading.contact.quote)
    if reading.contract:
        yield from told("contract", reading.contract.state, reading.contract.quote)
    for phone in reading.phones:
        yield from told("phone", phone.text, phone)


def facility_words(reading: Reading) -> str | None:
    """ "IK-71 Tomsk oblast", as far as it was told."""
    if not reading.facility:
        return None
    place = reading.facility
    label = "-".join(str(part) for part in (place.type, place.number) if part is not None)
    return " ".join(part for part in (label, place.region) if part) or None


def _nearest(persons: list[ToldOf], start: int) -> int:
    before = [number for number, person in enumerate(persons) if person.start <= start]
    return max(before, key=lambda number: persons[number].start, default=0)


@dataclass(slots=True)
class Gathered:
    """What has been told about each person so far; the newest word on each kind stands."""

    records: dict[str, Record] = field(default_factory=dict)
    told_at: dict[tuple[str, str], datetime] = field(default_factory=dict)

    def begin(self, person: str, *, reporter: str, relation: str, name: str) -> None:
        voice = "" if "/row/" in reporter else reporter
        self.records.setdefault(person, Record(id=person, name=name, reporter=voice, relation=relation))

    def tell(self, person: str, kind: str, value: str, at: datetime) -> None:
        # Exports come in any order: an older word must not take the place of a newer one.
        if kind in LINKING and at >= self.told_at.get((person, kind), at):
            self.told_at[person, kind] = at
            self.records[person] = replace(self.records[person], **{kind: value})


def message_id(incoming: Incoming) -> str:
    """The file's own id where it gives one, else one that is the same in every export of the chat."""
    return incoming.number or f"{incoming.chat}/{incoming.key}"

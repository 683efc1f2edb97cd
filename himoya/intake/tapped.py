"""What a family answered by taps, as the first part of a message; her own words follow. Pure.

A tap is no reading: it is told as surely as it was tapped, and the sentence made of it means nothing else.
"""

from dataclasses import dataclass, replace

from himoya.intake.channels.incoming import Incoming
from himoya.intake.rules import Telling, Told, ToldOf, reporter_key
from himoya.reading.facts import Quote, UrgentFact
from himoya.urgency import Level

URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Tapped:
    """One thing an answer tells, and the sentence of the message that says it."""

    kind: str  # of a fact; URGENT with "U01 T0" for a rule
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Taps:
    answers: tuple[Tapped, ...] = ()
    start: int = 0  # where the sentences made of taps begin: before them stands whom they are about
    end: int = 0


def untapped(row: Incoming, taps: Taps) -> Incoming:
    """The message as it is to be read: without the sentences made of taps, every word in its place.

    Read along, a calm answer ("signed nothing") would weaken what she cries out behind it.
    """
    gap = " " * (taps.end - taps.start)
    return replace(row, text=row.text[: taps.start] + gap + row.text[taps.end :])


def with_taps(telling: Telling, row: Incoming, about: ToldOf | None, taps: Taps) -> Telling:
    """What was read of the untapped message, and the taps. `about`: whom they are about, if it is known."""
    own = _own_words(telling, about, taps.end)
    persons = own.persons
    if not persons and any(tap.kind == URGENT for tap in taps.answers):
        persons = (ToldOf(reporter_key(row)[:300], f"?{row.key}"[:300], "", "", 0),)
    if not persons:
        return own
    told = [(tap, Quote(row.text[tap.start : tap.end], tap.start, tap.end)) for tap in taps.answers]
    rung = tuple(
        (0, UrgentFact(tap.value[:3], Level(tap.value[4:]), quote))
        for tap, quote in told
        if tap.kind == URGENT
    )
    facts = tuple(Told(0, tap.kind, tap.value, quote) for tap, quote in told if tap.kind != URGENT)
    rules = {fact.rule for _who, fact in rung}
    return replace(
        own,
        persons=persons,
        facts=(*facts, *own.facts),
        urgent=(*rung, *((who, fact) for who, fact in own.urgent if fact.rule not in rules)),
        looks=tuple(look for look in own.looks if look.rule not in rules),
    )


def _own_words(telling: Telling, about: ToldOf | None, end: int) -> Telling:
    """Only what was read from her own words, behind `end`.

    Whoever is named before `end` is `about`, whose name we wrote there ourselves. Others are somebody else;
    what stands before their names is about the first.
    """
    named = telling.persons[:1] if telling.persons and telling.persons[0].start < end else ()
    others = telling.persons[len(named) :]
    first = (about,) if about else named
    persons = (*first, *others)
    moved = len(first) - len(named)

    def who(was: int, start: int) -> int:
        now = max(was + moved, 0)
        return now if now < len(persons) and persons[now].start <= start else 0

    facts = (
        fact if fact.person is None else replace(fact, person=who(fact.person, fact.quote.start))
        for fact in telling.facts
        if fact.quote.start >= end
    )
    urgent = ((who(was, fact.quote.start), fact) for was, fact in telling.urgent if fact.quote.start >= end)
    looks = (look for look in telling.looks if look.quote.start >= end)
    return Telling(persons, tuple(facts), tuple(urgent), tuple(looks))

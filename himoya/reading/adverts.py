"""Offers that lure: courier jobs, the army, help for money. Which signs of them stand in a text.

An offer shows at least two signs of one kind in different words, one of them the thing that is offered. Who
only warns of such offers, reports of them or tells how her son was caught by one makes none. Money asked for
help also shows where reading rings the alarm for it, however it is worded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from himoya.language import verbs
from himoya.language.patterns import Found, Pattern
from himoya.language.telling import language_of
from himoya.reading.advert_words import (
    OWN,
    SUBJECT,
    kinds,
    other_phrases,
    shown_by_alarms,
    signs,
)
from himoya.reading.decide import SHORT, decide
from himoya.reading.facts import Advert, Sign, UrgentFact
from himoya.reading.message import Message, message_of
from himoya.reading.phones import phones
from himoya.reading.prepared import prepared

_MOST = 20  # places of one phrase: a wall of one word repeated tells nothing more
_SURE = 0.98


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int


_Places = Mapping[str, Sequence[_Place]]


def advert(message: Message, alarms: Sequence[UrgentFact] = ()) -> Advert | None:
    """The offer that the message makes or passes on; None when it makes none or only speaks of one.

    Where no sign says either, an alarm that money is asked does (`alarms` of the same message).
    """
    found = _offer(message, alarms)
    return None if found is None or found.about else found


def checked(text: str, sent_at: datetime) -> Advert | None:
    """The same for a text by itself; one that only speaks of an offer is given back too, marked `about`."""
    message = message_of(text, sent_at)
    known = language_of(text) != "unknown"
    return _offer(message, decide(prepared(message)).alarms if known else ())


def _offer(message: Message, alarms: Sequence[UrgentFact]) -> Advert | None:
    return look(message) or _alarmed(message, alarms)


def _alarmed(message: Message, alarms: Sequence[UrgentFact]) -> Advert | None:
    """The offer that alarms make by themselves. In few words any sum rings one: it must be sure."""
    least = _SURE if len(message.words) <= SHORT else 0.0
    heard = tuple(
        Sign(sign.code, kind, fact.quote)
        for fact in alarms
        if (sign := shown_by_alarms().get(fact.rule)) and fact.probability >= least
        for kind in sign.kinds
    )
    return Advert(tuple(dict.fromkeys(sign.kind for sign in heard)), heard) if heard else None


def look(message: Message) -> Advert | None:
    """What the signs alone say."""
    found = _places(message)
    if not found:
        return None
    recognised = tuple(kind for kind in kinds() if _is_offer(kind, found))
    if not recognised:
        return None
    shown = [
        Sign(code, kind, message.quote(places[0].start, places[0].end))
        for code, places in found.items()
        for kind in recognised
        if kind in _kinds_of(code)
    ]
    shown.sort(key=lambda sign: (sign.quote.start, sign.code, sign.kind))
    return Advert(recognised, tuple(shown), about=all(_only_told(kind, found) for kind in recognised))


def signs_in(text: str, sent_at: datetime) -> set[str]:
    """The codes of all signs in a text, whether or not they add up to an offer."""
    message = message_of(text, sent_at)
    found: dict[str, list[_Place]] = {}
    _find(message, message.phrases.lures, found)
    _find(message, other_phrases().candidates(message.merged, message.spread), found)
    return {code for code in found if code in signs()}


def _places(message: Message) -> _Places:
    """Where each sign and each mark of the vocabulary stands, the earliest and longest first.

    Most messages offer nothing: without a core sign the other words are not looked for.
    """
    found: dict[str, list[_Place]] = {}
    _find(message, message.phrases.lures, found)
    if found:
        _find(message, other_phrases().candidates(message.merged, message.spread), found)
    for places in found.values():
        places.sort(key=lambda place: (place.start, -place.end))
    return found


def _find(
    message: Message, candidates: Sequence[tuple[Pattern, str]], found: dict[str, list[_Place]]
) -> None:
    for made, code in candidates:
        for hit in islice(made.find(message.laid), _MOST):
            if not _denied(hit) and not _in_number(message, hit):
                found.setdefault(code, []).append(_Place(hit.start, hit.end))


def _denied(hit: Found) -> bool:
    return any(verbs.tail_denies(tail) for tail in hit.tails if tail)


def _in_number(message: Message, hit: Found) -> bool:
    """A sum is no part of a telephone number: "+7 000"."""
    numbers = phones(message)
    if not numbers:
        return False
    first, last = message.folded.span(hit.start, hit.end)
    return any(first < number.end and number.start < last for number in numbers)


def _kinds_of(code: str) -> tuple[str, ...]:
    return signs()[code].kinds if code in signs() else ()


def _is_offer(kind: str, found: _Places) -> bool:
    if kinds()[kind].needs_subject and SUBJECT + kind not in found:
        return False
    here = {code for code in found if kind in _kinds_of(code)}
    return any(
        _apart(found[core], found[other])
        for core in here
        if signs()[core].core
        for other in (here & signs()[core].beside if signs()[core].beside else here - {core})
    )


def _apart(these: Sequence[_Place], those: Sequence[_Place]) -> bool:
    return any(one.end <= other.start or other.end <= one.start for one in these for other in those)


def _only_told(kind: str, found: _Places) -> bool:
    told = not kinds()[kind].told.isdisjoint(found)
    return told or (OWN not in found and not kinds()[kind].told_of_others.isdisjoint(found))

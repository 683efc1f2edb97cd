"""Why a message was read as it was: its phrases with their scopes, its facts, and how sure each rule is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from himoya.common.say import N_
from himoya.reading.cuebook import CODES
from himoya.reading.decide import chances
from himoya.reading.facts import Quote, Reading, UrgentFact
from himoya.reading.message import message_of
from himoya.reading.prepared import Prepared, prepared
from himoya.reading.reader import read
from himoya.reading.scope import Stance

SCOPES = {
    Stance.SAID: N_("said"),
    Stance.DENIED: N_("denied"),
    Stance.ASKED: N_("asked"),
    Stance.SUPPOSED: N_("supposed, wished or asked for"),
    Stance.DREAMT: N_("dreamt or prayed"),
    Stance.OVER: N_("long over"),
    Stance.TOLD: N_("of others, news or advice"),
}
RINGS, LOOK, SILENT = N_("rings"), N_("asks for a second look"), N_("stays silent")
FAINT = 0.05  # probability below which a rule without a phrase is not worth a line


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the vocabulary; `scope` is what the words around make of it (English, to be translated)."""

    rule: str
    scope: str
    said: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Chance:
    """How probable a rule is, and what follows; `words` is the stretch that weighed most."""

    rule: str
    probability: float
    verdict: str
    words: Quote


@dataclass(frozen=True, slots=True)
class Explanation:
    reading: Reading
    phrases: tuple[Phrase, ...]
    chances: tuple[Chance, ...]  # most probable first


def explain(text: str, sent_at: datetime) -> Explanation:
    """The same reading as `read`, with what led to it. Never raises."""
    reading = read(text, sent_at)
    if reading.language == "unknown":
        return Explanation(reading, (), ())
    known = prepared(message_of(text, sent_at))
    phrases = tuple(_phrases(known))
    told = {phrase.rule for phrase in phrases}
    found = [
        chance for chance in _chances(known, reading) if chance.probability >= FAINT or chance.rule in told
    ]
    return Explanation(reading, phrases, tuple(sorted(found, key=lambda chance: -chance.probability)))


def _phrases(known: Prepared) -> Iterator[Phrase]:
    for hit in known.board.all_hits:
        if hit.cue.rule in CODES:
            quote = known.message.quote(hit.start, hit.end)
            yield Phrase(hit.cue.rule, SCOPES[hit.stance], hit.stance is Stance.SAID, quote)


def _chances(known: Prepared, reading: Reading) -> Iterator[Chance]:
    rings, looks = _codes(reading.urgent), _codes(reading.second_look)
    weighed = chances([known])[0]
    if weighed is None:
        return
    scores, sure = weighed
    for number, code in enumerate(CODES):
        verdict = RINGS if code in rings else LOOK if code in looks else SILENT
        words = known.message.quote(*scores.words(number))
        yield Chance(code, round(float(sure[number]), 3), verdict, words)


def _codes(facts: tuple[UrgentFact, ...]) -> set[str]:
    return {fact.rule for fact in facts}

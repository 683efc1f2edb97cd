"""A group's own words for the urgent rules, decided by the same surroundings as the packaged ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from himoya.language.folding import fold
from himoya.language.phrases import Phrases
from himoya.language.verbs import is_no, verb_denies
from himoya.language.words import words
from himoya.reading.cuebook import Cue
from himoya.reading.facts import UrgentFact
from himoya.reading.message import Message
from himoya.reading.scope import Hit, Stance, Surroundings, hits
from himoya.urgency import rule


@dataclass(frozen=True, slots=True)
class OwnCues:
    """(phrase, rule) of each own cue. Phrases: himoya/language/patterns.py. Travels to other processes."""

    cues: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cues)


def with_own(
    urgent: tuple[UrgentFact, ...], message: Message, around: Surroundings, own: OwnCues
) -> tuple[UrgentFact, ...]:
    """The facts, and one for each rule that only an own cue says, in the order of their codes."""
    standing = {fact.rule for fact in urgent}
    added: dict[str, UrgentFact] = {}
    for hit in own_hits(message, around, own):
        code = hit.cue.rule
        if hit.stance is Stance.SAID and code not in standing and code not in added:
            added[code] = UrgentFact(code, rule(code).level, message.quote(hit.start, hit.end))
    return tuple(sorted((*urgent, *added.values()), key=lambda fact: fact.rule)) if added else urgent


def own_hits(message: Message, around: Surroundings, own: OwnCues) -> list[Hit]:
    """Where own cues stand in the message, and what their surroundings make of them."""
    return hits(message, _phrases(own.cues).candidates(message.merged, message.spread), around)


@lru_cache(maxsize=16)
def _phrases(cues: tuple[tuple[str, str], ...]) -> Phrases[Cue]:
    return Phrases((phrase, Cue(rule=code, kind="own", no_is_part=_says_no(phrase))) for phrase, code in cues)


def _says_no(phrase: str) -> bool:
    """ "Javob yo'q", "aloqaga chiqmayapti": the cue is itself a denial, so that another changes nothing."""
    return any(is_no(word) or verb_denies(word) for word in _letters(phrase))


def _letters(phrase: str) -> Iterable[str]:
    return (word.letters for word in words(fold(phrase).letters))

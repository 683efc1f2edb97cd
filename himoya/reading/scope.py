"""What the words around a phrase make of it: said, denied, asked, supposed, dreamt, over, told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from himoya.common.kept import kept, kept_by
from himoya.language import verbs
from himoya.language.patterns import Found, Pattern
from himoya.language.words import Sentence
from himoya.reading import turning
from himoya.reading.cuebook import Cue
from himoya.reading.message import Message


class Stance(StrEnum):
    SAID = "said"
    DENIED = "denied"
    ASKED = "asked"
    SUPPOSED = "supposed"  # if, may it, do not
    DREAMT = "dreamt"
    OVER = "over"
    TOLD = "told"  # news, rumour, advice, joke


class Hit(NamedTuple):
    """A phrase of the vocabulary in a message, with what its surroundings make of it."""

    cue: Cue
    start: int
    end: int
    stance: Stance


_LAUGHTER = re.compile("[😂🤣😄😅😆😁😜😹]")
_HIS = frozenset({"U01", "U02", "U03", "U04", "U05", "U15"})  # what he does or suffers, never the writer
_MOST = 20  # a wall of one word repeated tells nothing more
_SHORT = 60  # letters a prayer, an "if" or a "last year" reaches forward within its sentence
_IN_CUSTODY = re.compile(
    r"kamal|wtir|utir|otir|sudlan|sud bwl|osud|sidit|sid[ie]l|arest|zaderj|srok|tushgan|"
    r"tushib|posad|urush bosh"
)


def laughs(text: str) -> bool:
    return "))" in text or _LAUGHTER.search(text) is not None


@dataclass(eq=False)  # frozen, each would take three times as long to make
class Surroundings:
    """The marks of one message (marks.toml), found once and only when some phrase was hit."""

    message: Message

    @kept
    def found(self) -> dict[str, list[int]]:
        by_kind: dict[str, list[int]] = {}
        for made, kind in self.message.phrases.marks:
            for found in made.find(self.message.laid):
                by_kind.setdefault(kind, []).append(found.start)
        return by_kind

    def has(self, kind: str, sentence: Sentence | None = None) -> bool:
        places = self.found.get(kind)
        if sentence is None or not places:
            return bool(places)
        return any(sentence.start <= place < sentence.end for place in places)

    def before(self, kind: str, sentence: Sentence, place: int) -> bool:
        """Whether a mark stands shortly before the place, in the same sentence."""
        marks = self.found.get(kind)
        if not marks:
            return False
        since = max(sentence.start, place - _SHORT)
        return any(since <= mark <= place for mark in marks)

    def after(self, kind: str, place: int) -> bool:
        """Whether a mark stands anywhere after the place, or in its sentence."""
        sentence = self.message.sentences[self.message.sentence_at(place)]
        return any(mark >= sentence.start for mark in self.found.get(kind, []))

    def still(self, kind: str, sentence: Sentence) -> bool:
        """Whether a mark in this or an earlier sentence still holds: nothing since spoke of today."""
        if kind not in self.found:
            return False
        if self.has(kind, sentence):
            return True
        earlier = [mark for mark in self.found.get(kind, []) if mark < sentence.start]
        if not earlier:
            return False
        last = self.message.sentences[self.message.sentence_at(max(earlier))]
        return not any(last.end <= mark < sentence.end for mark in self.found.get("now", []))

    def over(self, sentence: Sentence, place: int) -> bool:
        """Whether it is long past. "Uch yil oldin qamalgan" dates the arrest, not what comes after it."""
        if "over" not in self.found:
            return False
        letters = self.message.letters
        now = self.found.get("now", [])
        for mark in self.found.get("over", []):
            since = min(mark, place)
            if sentence.start <= mark < sentence.end:
                between = letters[since : max(mark, place)]
                if (
                    abs(mark - place) <= 2 * _SHORT
                    and not _IN_CUSTODY.search(between)
                    and not any(since < other < place for other in now)
                ):
                    return True
            elif mark < sentence.start and self._lasts(mark, sentence, now):
                return True
        return False

    def _lasts(self, mark: int, sentence: Sentence, now: list[int]) -> bool:
        told = self.message.sentences[self.message.sentence_at(mark)]
        return not _IN_CUSTODY.search(self.message.letters, told.start, told.end) and not any(
            mark < other < sentence.end for other in now
        )

    @kept
    def laughs(self) -> bool:
        return laughs(self.message.text) or self.has("joked")

    def of_others(self, sentence: Sentence) -> bool:
        """News, a joke, a denied rumour; or advice and notices that speak of nobody's own son."""
        return self.has("told") or self.laughs or (self.has("advice") and not self.has("kin", sentence))


def hits(message: Message, candidates: Iterable[tuple[Pattern, Cue]], around: Surroundings) -> list[Hit]:
    found_hits = []
    for made, cue in candidates:
        for found in made.find(message.laid)[:_MOST]:
            stance = _stance(message, made, cue, found, around)
            found_hits.append(Hit(cue, found.start, found.end, stance))
    found_hits.sort(key=lambda hit: (hit.start, -hit.end))
    return found_hits


def _stance(message: Message, made: Pattern, cue: Cue, found: Found, around: Surroundings) -> Stance:
    near = turning.beside(message, found)
    sentence = near.sentence
    nowhere = bool(near.tails) and any(map(_leads_nowhere, near.tails))
    if nowhere and not cue.no_is_part and not cue.supposing:
        return Stance.SUPPOSED
    if not cue.no_is_part and turning.denied(near, made):
        return Stance.DENIED
    if turning.refuted(near):
        return Stance.TOLD
    if not cue.asking and turning.asked(near):
        return Stance.ASKED
    if not cue.no_is_part and turning.names_the_act(near, cue.intended):
        return Stance.SUPPOSED
    if not cue.orders and not cue.no_is_part and turning.requested(near):
        return Stance.SUPPOSED
    if not cue.any_time and turning.long_over(near):
        return Stance.OVER
    if not cue.supposing and _supposed(near, cue, around):
        return Stance.SUPPOSED
    if around.before("prayed", sentence, found.start) or around.still("dreamt", sentence):
        return Stance.DREAMT
    if not cue.any_time and around.over(sentence, found.start):
        return Stance.OVER
    own = cue.kind == "agreed" or (cue.rule in _HIS and not around.has("kin"))
    if own and turning.writers_own(near):
        return Stance.TOLD
    if not cue.anyone and (around.of_others(sentence) or turning.of_many(near)):
        return Stance.TOLD
    return Stance.SAID


def _supposed(near: turning.Beside, cue: Cue, around: Surroundings) -> bool:
    for tail in near.tails:
        if len(tail) > 1 and _leads_nowhere(tail):
            return True
    if near.after and (verbs.is_condition(near.after[0]) or verbs.forbids(near.after[0])):
        return True
    return not cue.threat and around.before("supposed", near.sentence, near.found.start)


@kept_by(1 << 14)
def _leads_nowhere(tail: str) -> bool:
    """An ending for "if", "may he", "do not" or "until": -sa, -sin, -manglar, -guncha."""
    return (
        tail.endswith(("guncha", "gunicha"))
        or verbs.is_condition("aa" + tail)
        or verbs.is_wish("aa" + tail)
        or verbs.forbids("aa" + tail)
    )

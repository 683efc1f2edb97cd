"""What the words around a phrase make of it: said, denied, asked, supposed, dreamt, over, told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from himoya.language import verbs
from himoya.language.patterns import Found, Pattern
from himoya.language.words import Sentence
from himoya.reading.cuebook import Cue, marks
from himoya.reading.message import Message


class Stance(StrEnum):
    SAID = "said"
    DENIED = "denied"
    ASKED = "asked"
    SUPPOSED = "supposed"  # if, may it, do not
    DREAMT = "dreamt"
    OVER = "over"
    TOLD = "told"  # news, rumour, advice, joke


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the vocabulary in a message, with what its surroundings make of it."""

    cue: Cue
    start: int
    end: int
    stance: Stance


_LAUGHTER = frozenset("😂🤣😄😅😆😁😜😹")
_SPEECH = frozenset({"deb", "degan", "dib", "dip", "deya", "diygan", "degani", "deganlar", "deganiz"})
_REFUTING = (
    "yolgon",
    "eski",
    "notwgri",
    "notogri",
    "notugri",
    "hato",
    "chikargan",
    "uydirma",
    "feyk",
    "mish",
)


@dataclass(frozen=True)
class Surroundings:
    """The marks of one message (marks.toml), found once and only when some phrase was hit."""

    message: Message

    @cached_property
    def found(self) -> dict[str, list[int]]:
        by_kind: dict[str, list[int]] = {}
        for made, kind in marks().candidates(self.message.beginnings):
            for found in made.find(self.message.letters, self.message.sentences):
                by_kind.setdefault(kind, []).append(found.start)
        return by_kind

    def has(self, kind: str, sentence: Sentence | None = None) -> bool:
        places = self.found.get(kind, [])
        if sentence is None:
            return bool(places)
        return any(sentence.start <= place < sentence.end for place in places)

    def before(self, kind: str, sentence: Sentence, place: int) -> bool:
        return any(sentence.start <= mark <= place for mark in self.found.get(kind, []))

    def still(self, kind: str, sentence: Sentence) -> bool:
        """Whether a mark in this or an earlier sentence still holds: nothing since spoke of today."""
        if self.has(kind, sentence):
            return not (kind == "over" and self.has("now", sentence))
        earlier = [mark for mark in self.found.get(kind, []) if mark < sentence.start]
        if not earlier:
            return False
        last = self.message.sentences[self.message.sentence_at(max(earlier))]
        return not any(last.end <= mark < sentence.end for mark in self.found.get("now", []))

    @cached_property
    def laughs(self) -> bool:
        return not _LAUGHTER.isdisjoint(self.message.text) or self.has("joked")


def hits(message: Message, candidates: Iterable[tuple[Pattern, Cue]], around: Surroundings) -> list[Hit]:
    found_hits = []
    for made, cue in candidates:
        for number, found in enumerate(made.find(message.letters, message.sentences)):
            if number == 20:  # a wall of one word repeated tells nothing more
                break
            stance = _stance(message, made, cue, found, around)
            found_hits.append(Hit(cue, found.start, found.end, stance))
    return sorted(found_hits, key=lambda hit: (hit.start, -hit.end))


def _stance(message: Message, made: Pattern, cue: Cue, found: Found, around: Surroundings) -> Stance:
    sentence = message.sentences[message.sentence_at(found.start)]
    if not cue.no_is_part and any(
        verbs.is_wish("aa" + tail) or verbs.forbids("aa" + tail) for tail in found.tails if tail
    ):
        return Stance.SUPPOSED
    if not cue.no_is_part and _denied(message, made, found, sentence):
        return Stance.DENIED
    if _refuted(message, found, sentence):
        return Stance.DENIED
    if not cue.asking and _asked(message, found, sentence):
        return Stance.ASKED
    if not cue.no_is_part and any(_NAMES_THE_ACT.fullmatch(tail) for tail in found.tails[-1:]):
        return Stance.SUPPOSED
    if not cue.any_time and _long_over(message, found, sentence):
        return Stance.OVER
    if not cue.supposing and _supposed(message, found, sentence, around):
        return Stance.SUPPOSED
    if around.has("prayed", sentence) or around.still("dreamt", sentence):
        return Stance.DREAMT
    if not cue.any_time and around.still("over", sentence):
        return Stance.OVER
    if not cue.anyone and (around.has("told") or around.laughs):
        return Stance.TOLD
    return Stance.SAID


def _verb_denied_later(message: Message, found: Found, sentence: Sentence) -> bool:
    """A noun's verb comes later: "Bort hali kelmadi", "Голодовку он не объявлял". A comma ends the search."""
    for word in message.words_after(found.end, 4, sentence.end):
        if "," in message.letters[found.end : word.start]:
            return False
        if word.letters == "ne" or verbs.is_no(word.letters) or verbs.verb_denies(word.letters):
            return True
        if verbs.is_verb(word.letters):
            following = message.words_after(word.end, 1, sentence.end)
            return bool(following) and verbs.is_no(following[0].letters)
    return False


_NAMES_THE_ACT = re.compile(r"(?:l?a)?(?:ish|sh|mok)(?:ning|ni|ga|dan|i|ini|lar|lari|mi|ku|chi)*")


def _long_over(message: Message, found: Found, sentence: Sentence) -> bool:
    """ "Qishda ketgan edi": the pluperfect tells what was before."""
    after = message.words_after(found.end, 1, sentence.end)
    return (
        bool(after)
        and after[0].letters in {"edi", "edilar"}
        and bool(found.tails)
        and found.tails[-1].endswith("gan")
    )


def _denied(message: Message, made: Pattern, found: Found, sentence: Sentence) -> bool:
    if any(verbs.tail_denies(tail) for tail in found.tails if tail):
        return True
    after = message.words_after(found.end, 3, sentence.end)
    if after and (verbs.is_no(after[0].letters) or verbs.helper_denies(after[0].letters)):
        return True
    between = len(after) > 1 and after[0].letters in {"ham", "hali", "hech", "ber", "olib", "keta"}
    if between and (verbs.is_no(after[1].letters) or verbs.helper_denies(after[1].letters)):
        return True
    last = message.words_before(found.end, 1, found.start)
    if last and not verbs.is_verb(last[0].letters) and _verb_denied_later(message, found, sentence):
        return True
    if made.says_no:
        return False
    since = max(sentence.start, found.start - 16)
    before = [word.letters for word in message.words_before(found.start, 2, since)]
    inside = [word.letters for word in message.words_after(found.start, 8, found.end)]
    return "ne" in before or "ne" in inside


def _refuted(message: Message, found: Found, sentence: Sentence) -> bool:
    """«... qo'yibdi» deb yozmang; ... degan xabar yolg'on."""
    after = [word.letters for word in message.words_after(found.end, 9, sentence.end)]
    for number, word in enumerate(after[:5]):
        if word in _SPEECH:
            rest = after[number + 1 : number + 6]
            return any(verbs.forbids(other) or other.startswith(_REFUTING) for other in rest)
    return False


_WONDERS = frozenset(
    {"li", "esli", "razve", "pravda", "kto", "kogo", "mojno", "bivaet", "est", "kim", "rostmi", "kanday"}
)


def _asked(message: Message, found: Found, sentence: Sentence) -> bool:
    if any(verbs.is_asked(tail) or tail in {"mi", "mikan"} for tail in found.tails if tail):
        return True
    after = [word.letters for word in message.words_after(found.end, 3, sentence.end)]
    if any(word in {"bormi", "mi", "bolami", "bwlami", "bulami", "rostmi", "li"} for word in after):
        return True
    if not sentence.asked:
        return False
    if after and verbs.is_asked(after[0]):
        return True
    before = message.words_before(found.start, 6, sentence.start)
    return any(word.letters in _WONDERS for word in before)


def _supposed(message: Message, found: Found, sentence: Sentence, around: Surroundings) -> bool:
    if any(_leads_nowhere(tail) for tail in found.tails if len(tail) > 1):
        return True
    after = [word.letters for word in message.words_after(found.end, 2, sentence.end)]
    if any(verbs.is_condition(word) or verbs.forbids(word) for word in after[:1]):
        return True
    return around.before("supposed", sentence, found.start)


def _leads_nowhere(tail: str) -> bool:
    """An ending that says "if", "may he" or "do not": -sa, -sin, -manglar."""
    return verbs.is_condition("aa" + tail) or verbs.is_wish("aa" + tail) or verbs.forbids("aa" + tail)

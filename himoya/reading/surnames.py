"""Words that stand as a surname or a name, though they do not look like one; and words that only seem to."""

import re
from dataclasses import replace

from himoya.reading.givennames import is_everyday
from himoya.reading.message import Message
from himoya.reading.nameplaces import is_son_of
from himoya.reading.namewords import NameWord
from himoya.reading.standing import introduced, is_title

_TRADE = re.compile(r"[a-z]{3,}(?:chi|li|zuda|uvut|kina?|iy)")


def unusual_surname(
    message: Message, givens: list[NameWord], fathers: list[NameWord], others: list[NameWord]
) -> NameWord | None:
    """A surname that ends like none: "Zangori Sherali Abdulla o'g'li", "Beqasamchi Shavkatjon, 1997"."""
    if len(givens) != 1 or givens[0].bent:
        return None
    last = fathers[0].place + 1 if fathers else 0
    for word in others:
        if word.role != "capital" or word.shouted or len(word.name) < 5 or is_title(message, word.place):
            continue
        before = word.place == givens[0].place - 1 and not message.merged[word.place].endswith("ning")
        trade = _TRADE.fullmatch(message.merged[word.place]) is not None
        son = bool(fathers) and son_of_follows(message, fathers[0])
        if (before and (son or (trade and not introduced(message, word.place + 1)))) or (
            son and word.place == last + 1
        ):
            return replace(word, role="surname")
    return None


def newly_introduced(message: Message, place: int) -> bool:
    """Whether an unknown word is introduced as a name: not "ukamni Vatanga ...", not after a case."""
    before = message.merged[place - 1] if place else ""
    return (
        introduced(message, place)
        and not before.endswith(("ni", "ning", "ga", "dan", "da"))
        and not message.merged[place].endswith(("ga", "gacha", "da", "dan"))
    )


def doubtful(given: NameWord) -> bool:
    """A name that is an everyday word, or known by its sound only."""
    return given.known is None or given.known.heard or is_everyday(given.known)


def lone_surname(message: Message, surname: NameWord) -> bool:
    """ "Сатров пропал": a surname by itself, in a message whose writer uses capitals."""
    if not message.text[message.folded.starts[message.words[surname.place].start]].isupper():
        return False
    if is_title(message, surname.place + 1):
        return False
    before = message.merged[surname.place - 1] if surname.place else ""
    return not surname.bent or before in _OF


_OF = frozenset({"pu", "u", "dlya", "za", "ub", "s", "k"})  # "по Мисолову"


def opens(message: Message, word: NameWord) -> bool:
    """Whether a word begins its sentence, where any word is written large."""
    start = message.words[word.place].start
    return message.sentences[message.sentence_at(start)].start >= start - 3


def son_of_follows(message: Message, word: NameWord) -> bool:
    following = word.place + 1
    return following < len(message.words) and is_son_of(message.merged[following])

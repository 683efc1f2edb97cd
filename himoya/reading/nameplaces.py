"""Where in a message names may stand: by what each of its words may be, and how its writer uses capitals."""

import re

from himoya.common.kept import kept_by
from himoya.language.letters import COARSE
from himoya.language.words import Word
from himoya.reading.givennames import built_name, given_name
from himoya.reading.message import Message
from himoya.reading.standing import introduces

SURNAME = re.compile(
    r"(?P<stem>[a-z]{2,}?(?:[oe]v|[oe]f{1,2}))(?P<woman>a)?(?P<case>u|om|e|i|im|oy|y|ih|lar|larni|larning|larga|imiz|"
    r"ni|ning|ga|dan|da|niki|di|lardan|man|miz)?"
)
SURNAME_OTHER = re.compile(
    r"(?P<stem>[a-z]{3,}(?:zod[ae]?|iy|skiy|(?<=[a-z]{3})ina?))(?P<case>ni|ning|ga|dan|da|niki)?"
)
FATHER = re.compile(
    r"(?P<stem>[a-z]{2,}?)(?:[oe]v|yev)(?:(?P<son>ich)|(?P<daughter>na))(?P<case>a|u|em|e|i|oy|ni|ning|ga|dan)?"
)
# The same of merged letters, and more words than they: only where one of these fits may one of those.
_LIKE_SURNAME, _LIKE_OTHER, _LIKE_FATHER = (
    re.compile(regex.pattern.replace("o", "u")) for regex in (SURNAME, SURNAME_OTHER, FATHER)
)
LONGEST = 40  # letters of a name
_SON_OF = re.compile(r"ugl[iu](?:ni|ning|ga|dan)?|ugil|ugl|kizi(?:ni|ning|ga|dan)?")

# What a word in merged letters may be: a name, even if it is small; something that makes another word a
# name; a word that introduces one.
_NAME, _TELLS, _INTRODUCES = 1, 2, 4


def name_places(message: Message) -> list[tuple[int, bool]]:
    """Numbers of words that may be a name, and whether each is written large.

    Small words are among them only where the writer is careless of capitals, and large ones that nothing
    around them makes a name are not: most of them only begin a sentence.
    """
    hints = [*map(_hint, message.merged), 0]  # one more, which stands behind the last and before the first
    places = large = _large(message)
    upper = set(large)
    small = [
        place
        for place, hint in enumerate(hints)
        if hint & _NAME and place not in upper and (hints[place - 1] | hint | hints[place + 1]) & _TELLS
    ]
    if small and _careless(message, large):
        places = sorted(large + small)
    return [(place, place in upper) for place in _near_names(message, places, hints)]


@kept_by(1 << 15)  # the same words stand in every message
def _hint(merged: str) -> int:
    if len(merged) > LONGEST:
        return 0
    named = _LIKE_SURNAME.fullmatch(merged) or _LIKE_FATHER.fullmatch(merged)
    tells = named is not None or given_name(merged) is not None
    name = tells or _LIKE_OTHER.fullmatch(merged) is not None
    return _NAME * name + _TELLS * (tells or is_son_of(merged)) + _INTRODUCES * introduces(merged)


def only_if_large(merged: str, letters: str) -> bool:
    """Whether a word is a name, if it is one, because it is written large, and for nothing else."""
    return not _hint(merged) & _NAME and not _known_if_large(letters)


@kept_by(1 << 15)
def _known_if_large(letters: str) -> bool:
    merged = letters.translate(COARSE)
    return given_name(merged, letters) is not None or built_name(merged) != ""


def is_son_of(merged: str) -> bool:
    """ "o'g'li" or "qizi" after a father's name."""
    return _SON_OF.fullmatch(merged) is not None


def _near_names(message: Message, places: list[int], hints: list[int]) -> list[int]:
    kept: list[int] = []
    stretch: list[int] = []
    named = False
    for place in places:
        if stretch and place > stretch[-1] + 2:  # a son's word may stand between
            kept += stretch if named else ()
            stretch, named = [], False
        stretch.append(place)
        named = (
            named
            or (hints[place - 1] | hints[place] | hints[place + 1]) & _TELLS > 0
            or hints[place - 1] & _INTRODUCES > 0
            or _known_if_large(message.words[place].letters)
        )
    return kept + stretch if named else kept


def _large(message: Message) -> list[int]:
    text, starts = message.text, message.folded.starts
    return [place for place, word in enumerate(message.words) if text[starts[word.start]].isupper()]


def _careless(message: Message, large: list[int]) -> bool:
    """Whether no word but names of places is written large of its own accord."""
    places = {place.first for place in message.regions + message.homes}
    return not any(_inner(message, place) for place in large if place not in places)


def _inner(message: Message, place: int) -> bool:
    """Whether a word is written large of its own accord, not for the sentence that it begins."""
    word = message.words[place]
    return (
        word.end - word.start > 3
        and not _opens(message, word.start)
        and not original(message, word).isupper()  # shouted
    )


def _opens(message: Message, start: int) -> bool:
    if message.sentences[message.sentence_at(start)].start >= start - 3:
        return True
    return message.letters[max(start - 2, 0) : start].strip() in {'"', "(", ":", "-"}


def original(message: Message, word: Word) -> str:
    start, end = message.folded.span(word.start, word.end)
    return message.text[start:end]

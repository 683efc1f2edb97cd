"""How a name is spelled once its endings are taken off: as documents of Uzbekistan write it today."""

import re
from functools import lru_cache

from himoya.language import fold, fold_text
from himoya.language.letters import COARSE
from himoya.reading.givennames import given_name
from himoya.reading.spelling import uzbek_latin

_OF_NAME = re.compile(r"(?P<base>[a-z]{4,}?)(?P<ending>[oe]v)")


@lru_cache(maxsize=1 << 12)
def of_given_name(stem: str, spelled: str) -> str:
    """A surname made of a given name, as the name is spelled today: Юлдашев -> Yo'ldoshev."""
    match = _OF_NAME.fullmatch(stem)
    if match is None:
        return spelled
    known = given_name(match["base"].translate(COARSE), match["base"])
    if known is None or not known.plain or known.sex != "m" or not _alike(known.name, match["base"]):
        return spelled
    joint = "y" if known.name[-1] in "aeiou" else ""  # Mirzayev
    return known.name + joint + match["ending"] + ("a" if spelled.endswith("a") else "")


def _alike(name: str, base: str) -> bool:
    """Whether only vowels differ: Юлдаш is Yo'ldosh, but Юсупов stays Yusupov."""
    return _VOWELS.sub("", fold(name).letters) == _VOWELS.sub("", base)


_VOWELS = re.compile(r"[aeiouw]")


def without_ending(written: str, ending: str | None) -> str:
    """The written word without an ending, in Uzbek Latin. Endings are counted in folded letters."""
    if not ending:
        return uzbek_latin(written)
    merged = fold_text(ending)
    for length in range(len(written), 0, -1):
        if fold_text(written[length:]) == merged:
            return uzbek_latin(written[:length])
    return uzbek_latin(written)


@lru_cache(maxsize=1 << 12)
def bare(written: str) -> str:
    """A capitalised word without the commonest Uzbek endings."""
    return re.sub(r"(?<=.{3})(?:jon(?:im)|im)?(?:ning|ni|ga|dan|da|niki)?$", "", uzbek_latin(written))


@lru_cache(maxsize=1 << 12)
def father_spelled(merged: str, letters: str, written: str) -> str:
    known = given_name(merged, letters)
    if known is not None and not known.bent:
        return known.name
    for length in range(len(written), 0, -1):
        if fold_text(written[:length]) == merged:
            return uzbek_latin(written[:length])
    return uzbek_latin(written)

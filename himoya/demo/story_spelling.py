"""One invented name in the ways people write it: three scripts, apostrophes, Russian papers, orders."""

import re
from dataclasses import dataclass
from random import Random

from himoya.demo.story_hands import cyrillic_of, plain_of

MANNERS = ("latin", "apostrophe", "bare", "turned", "cyrillic", "plain", "russian", "passport")
_PASSPORT = {
    "yev": "ev",
    "o'": "u",
    "g'": "g",
    "sh": "sh",
    "ch": "ch",
    "q": "k",
    "x": "kh",
    "j": "dj",
    "h": "kh",
    "yo": "e",
}
_PIECE = re.compile("|".join(_PASSPORT))
_SIGNS = "’ʻ`‘´"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in Uzbek Latin with ASCII apostrophes. `father` may be empty."""

    given: str
    surname: str
    father: str = ""
    sex: str = "m"


def spelled(parts: Parts, manner: str, chance: Random) -> str:
    """The name in one of MANNERS; how much of it is written depends on the manner and on chance."""
    if manner == "russian":
        return _russian(parts)
    if manner == "passport":
        return _passport(f"{parts.surname} {parts.given}")
    child = "qizi" if parts.sex == "f" else "o'g'li"
    whole = f"{parts.surname} {parts.given}"
    if parts.father and chance.random() < 0.5:
        whole += f" {parts.father} {child}"
    if manner == "turned":
        whole = f"{parts.given} {parts.surname}"
    if manner in ("cyrillic", "plain"):
        cyrillic = cyrillic_of(whole)
        return plain_of(cyrillic) if manner == "plain" else cyrillic
    sign = {"apostrophe": chance.choice(_SIGNS), "bare": ""}.get(manner, "'")
    return whole.replace("'", sign)


def _russian(parts: Parts) -> str:
    """As a Russian verdict writes it: surname, given name and a patronymic."""
    surname, given = (_russified(part) for part in (parts.surname, parts.given))
    if not parts.father:
        return f"{surname} {given}"
    father = _russified(parts.father)
    soft = "е" if father[-1] in "аеиоуюяй" else "о"
    return f"{surname} {given} {father}{soft}{'вна' if parts.sex == 'f' else 'вич'}"


def _russified(word: str) -> str:
    text = plain_of(cyrillic_of(word)).replace("ъ", "")
    return "Дж" + text[1:] if text.startswith("Ж") else text


def _passport(name: str) -> str:
    text = _PIECE.sub(lambda match: _PASSPORT[match.group()], name.lower())
    return text.replace("'", "").upper()

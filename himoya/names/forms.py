"""What the form of one word of a name tells: an initial, the ending of a surname, a word of kinship."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from himoya.names.fold import APOSTROPHES, skeleton

_PIECE = re.compile(rf"[^\W\d_]+(?:[{re.escape(APOSTROPHES)}?]?[^\W\d_]+)*[{re.escape(APOSTROPHES)}]?\.?")
_LONGEST = 100  # letters of one word that are looked at: what is longer is no name
_SON = re.compile(r"^[ua]?g+l[iau]$|^[ua]gil$|^ulu$|^uli$")
_DAUGHTER = re.compile(r"^[kg][iu]zi?$")
_JOINED_SON = re.compile(r"(.{3,})(?:[ua]gl[iu]|iulu)$")
_JOINED_DAUGHTER = re.compile(r"(.{3,})[kg]izi$")
_FATHER_MALE = re.compile(r"(.{2,}?)[ai]?(?:v?[ai]viç|viç|iç)$")
_FATHER_FEMALE = re.compile(r"(.{2,}?)[ai]?(?:v[ai]vna|vna|içna)$")
_SURNAME_MALE = re.compile(r"(.{2,}?)(?:[ai]v|ski)$")
_SURNAME_FEMALE = re.compile(r"(.{2,}?)(?:[ai]va|skaia)$")
# "Dilshod aka", "гражданин", "onasi": they stand beside a name, or for one, and are none.
_KIN = frozenset({
    skeleton(word)
    for word in (
        "aka", "akam", "akasi", "uka", "ukam", "ukasi", "opa", "opam", "opasi", "singil", "singlim",
        "singlisi", "jiyan", "jiyanim", "amaki", "tog'a", "tog'am", "brat", "sestra", "o'g'lim", "qizim",
        "bolam", "bolasi", "onasi", "otasi", "dadasi", "oyisi", "xotini", "rafiqasi", "сынок", "дочка",
        "племянник", "janob", "janobi", "гражданин", "гражданина", "гражданка", "гражданки", "господин",
        "госпожа", "товарищ", "fuqaro", "fuqarosi", "mahbus", "mahkum", "осужденный", "заключенный",
        "задержанный",
    )
})  # fmt: skip

Part = Literal["surname", "father"]
# Under the last letter they have: most words end in another one.
_ENDINGS: dict[str, tuple[tuple[re.Pattern[str], Part, str], ...]] = {
    "i": ((_JOINED_SON, "father", "m"), (_JOINED_DAUGHTER, "father", "f"), (_SURNAME_MALE, "surname", "m")),
    "u": ((_JOINED_SON, "father", "m"),),
    "ç": ((_FATHER_MALE, "father", "m"),),
    "a": ((_FATHER_FEMALE, "father", "f"), (_SURNAME_FEMALE, "surname", "f")),
    "v": ((_SURNAME_MALE, "surname", "m"),),
}


class Piece(NamedTuple):
    """A word as written and folded; `folded` is empty where its letters are not known here."""

    written: str
    folded: str
    initial: bool


class Ending(NamedTuple):
    """What is left without the ending, what the ending makes of the word, and the sex it tells."""

    stem: str
    role: Part
    sex: str


def pieces(text: str) -> list[Piece]:
    """Every word of a text, in its order. "Yo?ldoshev" is a mark that was lost on the way."""
    return [_piece(raw[:_LONGEST]) for raw in _PIECE.findall(text.replace("?", "'") if "?" in text else text)]


@lru_cache(maxsize=100_000)
def child_of(folded: str) -> str:
    """The sex that "o'g'li", "qizi", "uulu" and the like tell; empty for any other word."""
    return "m" if _SON.match(folded) else "f" if _DAUGHTER.match(folded) else ""


def is_kin(folded: str) -> bool:
    return folded in _KIN


@lru_cache(maxsize=100_000)
def ending(folded: str) -> Ending | None:
    for pattern, role, sex in _ENDINGS.get(folded[-1:], ()):
        found = pattern.match(folded)
        # Aliyev has a stem of two letters; olov, Hava and Iva are no surnames.
        if found and (len(found[1]) > 2 or role == "father" or folded.endswith(("liv", "liva"))):
            return Ending(found[1], role, sex)
    return None


@lru_cache(maxsize=100_000)
def _piece(raw: str) -> Piece:
    folded = skeleton(raw.rstrip("."))
    letters = raw.rstrip(".").rstrip(APOSTROPHES)
    initial = len(letters) == 1 or len(folded) == 1 or (raw.endswith(".") and len(folded) <= 2)
    return Piece(raw, folded, initial)

"""A name as written, taken apart: given name, surname, father's name, initials, in any order."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from himoya.names.fold import APOSTROPHES, skeleton

Role = Literal["given", "surname", "father", "either"]
"""`either`: a bare word that may be the given name or a surname without its ending."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name. `root` is what is compared: the skeleton without endings of kinship."""

    root: str
    role: Role
    initial: bool = False
    core: str = ""  # root without -jon, -bek, -xon and the like


@dataclass(frozen=True, slots=True)
class Name:
    """The words in the order written; `sex` as far as the endings tell ("m", "f" or "")."""

    words: tuple[Word, ...]
    sex: str = ""

    @property
    def full(self) -> bool:
        """Two whole words or more: enough to look for this person among strangers."""
        return sum(not word.initial for word in self.words) > 1


_PIECE = re.compile(rf"[^\W\d_]+(?:[{re.escape(APOSTROPHES)}?]?[^\W\d_]+)*[{re.escape(APOSTROPHES)}]?\.?")
_SON = re.compile(r"^[ua]?g+l[iau]$|^[ua]gil$|^ulu$|^uli$")
_DAUGHTER = re.compile(r"^[kg][iu]zi?$")
_JOINED_SON = re.compile(r"(.{3,})(?:[ua]gl[iu]|iulu)$")
_JOINED_DAUGHTER = re.compile(r"(.{3,})[kg]izi$")
_FATHER_MALE = re.compile(r"(.{2,}?)[ai]?(?:v?[ai]viç|viç|iç)$")
_FATHER_FEMALE = re.compile(r"(.{2,}?)[ai]?(?:v[ai]vna|vna|içna)$")
_SURNAME_MALE = re.compile(r"(.{2,}?)(?:[ai]v|ski)$")
_SURNAME_FEMALE = re.compile(r"(.{2,}?)(?:[ai]va|skaia)$")
_AFFIX = re.compile(
    r"^(?:(.{3,}?)(?:jan|han|b[ia][kg]|bai|bi|ai|ali|mirza|şah|tai|gul|zad[ai])(?:im)?|(.{5,})im)$"
)
# "Dilshod aka", "Сардор акам": words of kinship that stand beside a name and are none.
_KIN = frozenset(
    (
        "aka",
        "akam",
        "uka",
        "ukam",
        "apa",
        "apam",
        "singlim",
        "singil",
        "jiian",
        "jiianim",
        "amaki",
        "taga",
        "tagam",
        "brat",
        "aglim",
        "uglim",
    )
)


def parse(text: str) -> Name:
    """Take a name apart. Never raises: what is no name gives a Name without words."""
    pieces = [p for p in (_piece(p) for p in _PIECE.findall(text.replace("?", "'"))) if p[0]]
    names = [piece for piece in pieces if piece[0] not in _KIN]
    return _name(tuple(names[:6]))


def written(text: str) -> dict[str, str]:
    """Each root of the name with the word it was written as."""
    found: dict[str, str] = {}
    for raw in _PIECE.findall(text.replace("?", "'")):
        folded = _piece(raw)[0]
        if folded:
            root = _word(folded)[0].root
            for form in (folded[:1], root, root.rstrip("i")):
                found.setdefault(form, raw.rstrip("."))
    return found


def every_word(text: str) -> list[Word]:
    """Every word of any text, in its order, as it would be read in a name."""
    words: list[Word] = []
    for folded, initial in map(_piece, _PIECE.findall(text)):
        if words and (_SON.match(folded) or _DAUGHTER.match(folded)):
            words[-1] = word(words[-1].root, "father")
        elif folded:
            words.append(_initial(folded)[0] if initial else _word(folded)[0])
    return words


@lru_cache(maxsize=100_000)
def _piece(raw: str) -> tuple[str, bool]:
    folded = skeleton(raw.rstrip("."))
    letters = raw.rstrip(".").rstrip(APOSTROPHES)
    return folded, len(letters) == 1 or len(folded) == 1 or (raw.endswith(".") and len(folded) <= 2)


def _name(pieces: tuple[tuple[str, bool], ...]) -> Name:
    words: list[Word] = []
    sex = ""
    for folded, initial in pieces:
        son, daughter = bool(_SON.match(folded)), bool(_DAUGHTER.match(folded))
        if (son or daughter) and words and words[-1].role == "either":
            words[-1] = word(words[-1].root, "father", words[-1].initial)
            sex = "m" if son else "f"
            continue
        made, told = _initial(folded) if initial else _word(folded)
        words.append(made)
        sex = sex or told
    return Name(_roles(words), sex)


def word(root: str, role: Role, initial: bool = False) -> Word:
    """A Word with its core; equal words are one object in memory."""
    return _interned(root, role, initial)


@lru_cache(maxsize=200_000)
def _interned(root: str, role: Role, initial: bool) -> Word:
    if role != "given" and role != "either" and len(root) > 3:
        root = root.rstrip("i") or root
    found = None if initial else _AFFIX.match(root)
    return Word(root, role, initial, (found[1] or found[2]) if found else root)


def _initial(folded: str) -> tuple[Word, str]:
    return word(folded[:1], "either", True), ""


@lru_cache(maxsize=100_000)
def _word(folded: str) -> tuple[Word, str]:
    """The word and the sex its ending tells."""
    endings: tuple[tuple[re.Pattern[str], Role, str], ...] = (
        (_JOINED_SON, "father", "m"),
        (_JOINED_DAUGHTER, "father", "f"),
        (_FATHER_MALE, "father", "m"),
        (_FATHER_FEMALE, "father", "f"),
        (_SURNAME_FEMALE, "surname", "f"),
        (_SURNAME_MALE, "surname", "m"),
    )
    for pattern, role, sex in endings:
        found = pattern.match(folded)
        # Aliyev has a stem of two letters; olov, Hava and Iva are no surnames.
        if found and (len(found[1]) > 2 or role == "father" or folded.endswith(("liv", "liva"))):
            return word(found[1], role), sex
    return word(folded, "either"), ""


def _roles(words: list[Word]) -> tuple[Word, ...]:
    """A bare word beside a surname is the given name; alone it is one, too."""
    bare = [w for w in words if w.role == "either" and not w.initial]
    if bare and (len(bare) == 1 or any(w.role == "surname" for w in words)):
        words = [word(w.root, "given") if w is bare[0] else w for w in words]
    return tuple(words)

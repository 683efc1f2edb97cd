"""A name as written, taken apart: given name, surname, father's name, initials, in any order."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from himoya.names.forms import child_of, ending, is_kin, pieces
from himoya.names.lexicon import is_given

Role = Literal["given", "surname", "father", "either"]
"""`either`: a bare word that may be the given name or a surname without its ending."""


class Word(NamedTuple):
    """One word of a name. `root` is what is compared: the skeleton without endings of kinship."""

    root: str
    role: Role
    initial: bool = False
    core: str = ""  # root without -jon, -bek, -xon and the like


@dataclass(frozen=True, slots=True)
class Name:
    """The words in the order written; `sex` as far as the endings tell ("m", "f" or "").

    `uncompared`: words as written that nothing is compared by, those after the sixth, those in letters not
    known here. `several`: it names more than one person, so it is nobody's name (`names.several`).
    """

    words: tuple[Word, ...]
    sex: str = ""
    uncompared: tuple[str, ...] = ()
    several: bool = False

    @property
    def full(self) -> bool:
        """Two whole words or more: enough to look for this person among strangers."""
        return sum(not word.initial for word in self.words) > 1


_AFFIX = re.compile(
    r"^(?:(.{3,}?)(?:jan|han|b[ia][kg]|bai|bi|ai|ali|mirza|şah|tai|gul|zad[ai])(?:im)?|(.{5,})im)$"
)
MOST = 6  # words that are compared, in every order: what is longer is a sentence


@lru_cache(maxsize=4_096)  # one name is asked for by several who read it, one after the other
def parse(text: str) -> Name:
    """Take a name apart. Never raises: what is no name gives a Name without words.

    No word is lost: what is not compared stands in `uncompared`. Words of kinship and titles are no names.
    """
    words: list[Word] = []
    uncompared: list[str] = []
    sex, beside = "", False  # whether the word just before is one of `words`
    for written, folded, initial in pieces(text):
        if is_kin(folded):
            continue
        child = child_of(folded)
        if child and beside and words[-1].role == "either":
            words[-1] = word(words[-1].root, "father", words[-1].initial)
            sex = child
        elif not folded or len(words) == MOST:
            uncompared.append(written)
            beside = False
        else:
            beside = True
            made, told = _initial(folded) if initial else _word(folded)
            words.append(made)
            sex = sex or told
    return Name(_roles(words), sex, tuple(uncompared))


def written(text: str) -> dict[str, str]:
    """Each root of the name with the word it was written as."""
    found: dict[str, str] = {}
    for raw, folded, _initial in pieces(text):
        if folded:
            root = _word(folded)[0].root
            for form in (folded[:1], root, root.rstrip("i")):
                found.setdefault(form, raw.rstrip("."))
    return found


def every_word(text: str) -> list[Word]:
    """Every word of any text, in its order, as it would be read in a name."""
    words: list[Word] = []
    for _written, folded, initial in pieces(text):
        if words and child_of(folded):
            words[-1] = word(words[-1].root, "father")
        elif folded:
            words.append(_initial(folded)[0] if initial else _word(folded)[0])
    return words


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
    found = ending(folded)
    if found and not is_given(folded):  # Stanislav, Xusrav and Qilich only end like that
        return word(found.stem, found.role), found.sex
    return word(folded, "either"), ""


def _roles(words: list[Word]) -> tuple[Word, ...]:
    """A bare word beside a surname is the given name; alone it is one, too."""
    bare = [w for w in words if w.role == "either" and not w.initial]
    if bare and (len(bare) == 1 or any(w.role == "surname" for w in words)):
        words = [word(w.root, "given") if w is bare[0] else w for w in words]
    return tuple(words)

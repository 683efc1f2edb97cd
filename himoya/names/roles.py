"""What each word of a name may be, with probabilities: from its form, from how usual it is, from its place.

A small model of how names are written here: `_FORMS` says how a given name, a surname or a father's name
looks, `lexicon` how usual the word is as each, `_prior` in which order and number they stand. All ways to
give the words their roles are weighed. The figures are the authors' estimates, not learned from any data.

For whoever reads or spells a name. The matcher keeps `parse` and its open words: a role that is settled on
one side of a pair and not on the other lost 0.008 of F1 on real spellings of one name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product
from typing import Literal, NamedTuple

from himoya.names.forms import Piece, child_of, ending, is_kin, pieces
from himoya.names.lexicon import UNLISTED, Usual, is_given, usual
from himoya.names.parse import MOST, word

PartOfName = Literal["given", "surname", "father"]
ROLES: tuple[PartOfName, ...] = ("given", "surname", "father")
_GIVEN, _SURNAME, _FATHER = range(3)


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name (with the "o'g'li" behind it); the three probabilities add up to 1."""

    written: str
    initial: bool
    given: float
    surname: float
    father: float

    @property
    def role(self) -> PartOfName:
        """The most likely one."""
        return max(ROLES, key=self.probability)

    def probability(self, role: PartOfName) -> float:
        return (self.given, self.surname, self.father)[ROLES.index(role)]


class _Seen(NamedTuple):
    written: str
    initial: bool
    likely: tuple[float, float, float]


# How often a given name, a surname, a father's name has this form.
_FORMS = {
    "initial": (0.06, 0.01, 0.1),
    "surname": (0.003, 0.72, 0.012),  # Karimov, Karimova
    "father": (0.0001, 0.004, 0.4),  # Karimovich
    "child": (0.0001, 0.0008, 0.33),  # Karim o'g'li, Karim uulu
    "zoda": (0.004, 0.03, 0.012),  # Karimzoda
    "bare": (0.91, 0.22, 0.15),
}
_ZODA = re.compile(r".{3,}zad[ai]")
_COURTESY = (1.0, 0.15, 0.3)  # -jon, -bek, -xon hang on given names; the rest of the word is what is usual
_MANY_GIVEN = 3.0  # an unlisted word with such an ending is a given name more often than another unlisted one


def roles(text: str) -> tuple[Part, ...]:
    """Each word of a name, in the order written, with what it may be. Never raises; empty for no name.

    Words of kinship, titles and letters not known here are left out; words after the sixth are judged alone.
    """
    seen = _seen(text)
    first, rest = seen[:MOST], seen[MOST:]
    together = _together(tuple(one.likely for one in first))
    alone = [_together((one.likely,))[0] for one in rest]
    return tuple(
        Part(one.written, one.initial, *shares)
        for one, shares in zip(seen, (*together, *alone), strict=True)
    )  # fmt: skip


def _seen(text: str) -> list[_Seen]:
    found: list[_Seen] = []
    for piece in pieces(text):
        if not piece.folded or is_kin(piece.folded):
            continue
        if found and child_of(piece.folded):
            before = found[-1]
            found[-1] = _Seen(f"{before.written} {piece.written}", before.initial, _FORMS["child"])
        else:
            found.append(_Seen(piece.written.rstrip("."), piece.initial, _likely(piece)))
    return found


def _likely(piece: Piece) -> tuple[float, float, float]:
    if piece.initial:
        return _FORMS["initial"]
    known = is_given(piece.folded)
    formed = None if known else ending(piece.folded)
    if formed:
        return _FORMS[formed.role]
    if _ZODA.fullmatch(piece.folded) and not known:
        return _FORMS["zoda"]
    given, surname, father = (
        form * share for form, share in zip(_FORMS["bare"], _usual(piece.folded), strict=True)
    )
    return given, surname, father


def _usual(folded: str) -> Usual:
    found = usual(folded)
    core = word(folded, "either").core
    if found is not UNLISTED or core == folded:
        return found
    of_core = usual(core)
    if of_core is UNLISTED:
        return UNLISTED._replace(given=_MANY_GIVEN * UNLISTED.given)
    return Usual(*(share * part for share, part in zip(of_core, _COURTESY, strict=True)))


@lru_cache(maxsize=20_000)
def _together(likely: tuple[tuple[float, float, float], ...]) -> tuple[tuple[float, float, float], ...]:
    shares = [[0.0, 0.0, 0.0] for _ in likely]
    for way, weight in _ways(len(likely)):
        for role, one in zip(way, likely, strict=True):
            weight *= one[role] * 1_000  # likelihoods are small: kept away from nought
        for share, role in zip(shares, way, strict=True):
            share[role] += weight
    return tuple((a / (a + b + c), b / (a + b + c), c / (a + b + c)) for a, b, c in shares)


@lru_cache(maxsize=MOST + 1)
def _ways(words: int) -> list[tuple[tuple[int, ...], float]]:
    """Every way to give so many words their roles, and how often names are written that way."""
    return [(way, _prior(way)) for way in product(range(3), repeat=words)] if words else []


_NUMBER = ((0.03, 0.94, 0.05, 0.003), (0.25, 0.73, 0.03, 0.001), (0.5, 0.5, 0.01, 0.001))
_FIRST = (0.5, 0.45, 0.05)  # Sherzod Karimov, Karimov Sherzod; Nurlan kyzy Aigul
_OUT_OF_PLACE = 0.05


def _prior(way: tuple[int, ...]) -> float:
    found = _FIRST[way[0]] if way else 1.0
    for role, often in enumerate(_NUMBER):
        number = way.count(role)
        found *= often[number] if number < len(often) else 1e-5
    for before, role in pairwise(way):
        if role == _FATHER and before == _SURNAME:
            found *= _OUT_OF_PLACE  # the father's name follows the given one
    for role in (_GIVEN, _SURNAME):
        places = [place for place, one in enumerate(way) if one == role]
        if places and places[-1] - places[0] >= len(places):
            found *= _OUT_OF_PLACE  # two given names, two surnames stand side by side
    return found

"""Very many names as a table of numbers: each different word once, each name a row of its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from himoya.names.align import TWINS, joined
from himoya.names.parse import Name, Word

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NOBODY = -1  # stands where a name has no further word
ROLES = ("either", "father", "given", "surname")  # in the order of the alphabet, as `align` compares them
EITHER, FATHER, GIVEN, SURNAME = range(len(ROLES))


@dataclass(frozen=True, slots=True)
class Words:
    """Of each of `words`: the `letter` (a code point) it begins with, its `role`, whether it is an `initial`;
    `root`, `core`, `bare` (the root without a final i) and `male` (without the -a of a woman's form; -1 where
    there is none) point into `texts`. `twins`: pairs of texts.

    `rows`: names x longest name, numbers of words; `size`: words of each name; `straight`: a mark of its
    roles, when they are certain and each there once; `rank`: its place in the order of names; `sex`: 0 not
    told, 1 man, 2 woman; `several`: no one person's name. Behind the names stand the same names with two
    words written as one; `joined`: names x most of these, their numbers.
    """

    words: list[Word]
    texts: list[str]
    root: Ints
    core: Ints
    bare: Ints
    male: Ints
    role: Ints
    initial: Flags
    rows: Ints
    size: Ints
    straight: Ints
    rank: Ints
    joined: Ints
    sex: Ints
    several: Flags
    letter: Ints
    twins: list[tuple[int, int]]

    def only(self, role: int) -> Ints:
        """Each name's one whole word of this role; NOBODY where it has none, or several."""
        fits = (self.rows >= 0) & (self.role[self.rows] == role) & ~self.initial[self.rows]
        first = np.take_along_axis(self.rows, fits.argmax(axis=1)[:, None], axis=1)[:, 0]
        found: Ints = np.where(fits.sum(axis=1) == 1, first, NOBODY)
        return found


def words_of(names: Sequence[Name]) -> Words:
    variants = [joined(name.words) for name in names]
    shorter = np.array([len(several) for several in variants], dtype=np.int64)
    everyone = [name.words for name in names] + [row for several in variants for row in several]
    known: dict[Word, int] = {Word("", "either"): 0}  # so that no column is ever empty
    size = np.array([len(row) for row in everyone], dtype=np.int64)
    rows = _table(size, [known.setdefault(word, len(known)) for row in everyone for word in row])
    words = list(known)
    texts: dict[str, int] = {}

    def numbered(values: Sequence[str]) -> Ints:
        return np.array([texts.setdefault(value, len(texts)) for value in values], dtype=np.int64)

    root = numbered([word.root for word in words])
    core = numbered([word.core for word in words])
    bare = numbered([word.root.rstrip("i") for word in words])
    male = np.array([texts.get(_male(word.root), -1) for word in words], dtype=np.int64)
    role = np.array([ROLES.index(word.role) for word in words], dtype=np.int64)
    initial = np.array([word.initial for word in words], dtype=np.bool_)
    straight = _straight(rows, size, role, initial)
    rank = _rank(words, rows)
    beside = _table(shorter, range(len(names), len(everyone)))
    twins = [(texts[one], texts[other]) for one, other in TWINS if one in texts and other in texts]
    sex = np.array([("", "m", "f").index(name.sex) for name in names], dtype=np.int64)
    several = np.array([name.several for name in names], dtype=np.bool_)
    letter = np.array([ord(word.root[:1] or "\0") for word in words], dtype=np.int64)
    return Words(
        words, list(texts), root, core, bare, male, role, initial,
        rows, size, straight, rank, beside, sex, several, letter, twins,
    )  # fmt: skip


def _table(lengths: Ints, values: Sequence[int]) -> Ints:
    """One row for each length, filled from the left; NOBODY behind."""
    rows = np.full((len(lengths), max(1, int(lengths.max(initial=0)))), NOBODY, dtype=np.int64)
    rows[np.arange(rows.shape[1]) < lengths[:, None]] = values
    return rows


def _male(root: str) -> str:
    """Xurshid of Xurshida; a text no name has where the word is no woman's form."""
    return root[:-1] if root.endswith("a") and root[-2:-1] not in ("a", "i", "u", "") else "\0"


def _straight(rows: Ints, size: Ints, role: Ints, initial: Flags) -> Ints:
    inside = rows >= 0
    bits = np.where(inside, 1 << role[rows], 0)
    mark = np.bitwise_or.reduce(bits, axis=1)
    several = bits.sum(axis=1) != mark
    unsure = (inside & (initial[rows] | (role[rows] == EITHER))).any(axis=1)
    marks: Ints = np.where(several | unsure | (size == 0), 0, mark)
    return marks


def _rank(words: Sequence[Word], rows: Ints) -> Ints:
    """The place of each name in the order of its words, equal names sharing one."""
    order = sorted(range(len(words)), key=lambda i: (words[i].root, words[i].role, words[i].initial))
    place = np.empty(len(words) + 1, dtype=np.int64)
    place[order] = np.arange(len(words))
    place[NOBODY] = -1
    _, rank = np.unique(place[rows], axis=0, return_inverse=True)
    return rank.reshape(-1)

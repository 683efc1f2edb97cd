"""The likeness of very many pairs of skeletons at once, in columns of numbers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from himoya.names.costs import CHANGE, MISS, MISSING, OTHER, SWAPPED
from himoya.names.distance import FIRST_LETTER, LENGTH_BASE, LENGTH_STEP, STRANGE_SHARE, distance

_LETTERS = "abcdefghijklmnopqrstuvwxyzçş"
_CODE = {letter: number for number, letter in enumerate(_LETTERS, start=1)}
_STRANGE = len(_LETTERS) + 1  # any other letter: dear to change, as in the table
_FEW = 64  # for fewer pairs a table of numbers is not worth its making
_PORTION = 4_000  # pairs whose tables stay in the processor's cache
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def _costs() -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    miss = np.full(_STRANGE + 1, MISSING)
    change = np.full((_STRANGE + 1, _STRANGE + 1), OTHER)
    related = np.eye(_STRANGE + 1, dtype=np.bool_)
    for letter, code in _CODE.items():
        miss[code] = MISS.get(letter, MISSING)
        for other, with_code in _CODE.items():
            change[code, with_code] = CHANGE.get(letter + other, OTHER)
            related[code, with_code] |= letter + other in CHANGE
    np.fill_diagonal(change, 0.0)
    return miss, change, related


_MISS, _CHANGE, _RELATED = _costs()
_CODES = np.full(0x180, _STRANGE, dtype=np.int64)
_CODES[[ord(letter) for letter in _LETTERS]] = list(_CODE.values())


def likenesses(firsts: Sequence[str], seconds: Sequence[str]) -> Floats:
    """`distance.alike` of each first skeleton with its second, many times quicker than one by one."""
    found = np.zeros(len(firsts))
    lengths = np.array([list(map(len, firsts)), list(map(len, seconds))], dtype=np.int64)
    letters = lengths.sum(axis=0)
    limit = (letters * STRANGE_SHARE).astype(np.int64) + 1
    apart = process.cpdist(firsts, seconds, scorer=Levenshtein.distance, dtype=np.int32)
    found[apart == 0] = 1.0
    near = np.flatnonzero((apart > 0) & (apart <= limit) & (lengths.min(axis=0) > 0))
    left, right = [firsts[i] for i in near.tolist()], [seconds[i] for i in near.tolist()]
    cost = distances(left, right)
    cost += np.where(_RELATED[_first(left), _first(right)], 0.0, FIRST_LETTER)
    found[near] = np.maximum(0.0, 1.0 - cost / (LENGTH_BASE + LENGTH_STEP * letters[near]))
    return found


def distances(firsts: Sequence[str], seconds: Sequence[str]) -> Floats:
    """What it costs to turn each first skeleton into its second, as `distance.alike` weighs it.

    Only letters of skeletons (a-z, ç, ş) are told apart; two different letters outside them count as one.
    """
    if len(firsts) < _FEW:
        return np.array([distance(*pair) for pair in zip(firsts, seconds, strict=True)], dtype=np.float64)
    order = np.lexsort((list(map(len, seconds)), list(map(len, firsts))))
    found = np.zeros(len(firsts))
    for start in range(0, len(order), _PORTION):
        part = order[start : start + _PORTION]
        places = part.tolist()
        found[part] = _portion([firsts[i] for i in places], [seconds[i] for i in places])
    return found


def _portion(firsts: Sequence[str], seconds: Sequence[str]) -> Floats:
    first, first_length = _coded(firsts)
    second, second_length = _coded(seconds)
    rows = np.zeros((len(first) + 1, len(second) + 1, len(firsts)))
    rows[1:, 0] = np.cumsum(_MISS[first], axis=0)
    rows[0, 1:] = np.cumsum(_MISS[second], axis=0)
    for i, a in enumerate(first):
        missing = _MISS[a]
        for j, b in enumerate(second):
            best = np.minimum(rows[i, j] + _CHANGE[a, b], rows[i, j + 1] + missing)
            np.minimum(best, rows[i + 1, j] + _MISS[b], out=best)
            if i and j:
                swapped = (a == second[j - 1]) & (b == first[i - 1])
                np.minimum(best, rows[i - 1, j - 1] + SWAPPED, out=best, where=swapped)
            rows[i + 1, j + 1] = best
    return rows[first_length, second_length, np.arange(len(firsts))]


def _coded(words: Sequence[str]) -> tuple[Codes, Codes]:
    """Letters by place (place x word) as numbers, and the words' lengths."""
    lengths = np.array(list(map(len, words)), dtype=np.int64)
    codes = np.zeros((len(words), int(lengths.max(initial=0))), dtype=np.int64)
    codes[np.arange(codes.shape[1]) < lengths[:, None]] = _numbers("".join(words))
    return np.ascontiguousarray(codes.T), lengths


def _first(words: Sequence[str]) -> Codes:
    return _numbers("".join(word[0] for word in words))


def _numbers(text: str) -> Codes:
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    numbers: Codes = _CODES[np.minimum(points, len(_CODES) - 1)]
    return numbers

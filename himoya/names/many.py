"""The likeness of very many pairs of skeletons at once, in columns of numbers."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from himoya.names.costs import CHANGE, MISS, MISSING, OTHER, SWAPPED
from himoya.names.distance import likeness, remember, strangers

_LETTERS = "abcdefghijklmnopqrstuvwxyzçş"
_CODE = {letter: number for number, letter in enumerate(_LETTERS, start=1)}
_STRANGE = len(_LETTERS) + 1  # any other letter: dear to change, as in the table
_PORTION = 4_000  # pairs whose tables stay in the processor's cache
Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]


def _costs() -> tuple[Floats, Floats]:
    miss = np.full(_STRANGE + 1, MISSING)
    change = np.full((_STRANGE + 1, _STRANGE + 1), OTHER)
    for letter, code in _CODE.items():
        miss[code] = MISS.get(letter, MISSING)
        for other, with_code in _CODE.items():
            change[code, with_code] = CHANGE.get(letter + other, OTHER)
    np.fill_diagonal(change, 0.0)
    return miss, change


_MISS, _CHANGE = _costs()


def prepare(pairs: Iterable[tuple[str, str]]) -> None:
    """Weigh these pairs many times quicker than one by one; `distance.alike` then knows them.

    What an earlier call prepared is forgotten, so memory stays with the largest call.
    """
    told = dict.fromkeys(((a, b) if a < b else (b, a) for a, b in pairs if a != b), 0.0)
    near = [pair for pair in told if pair[0] and not strangers(*pair)]
    costs = distances([first for first, _second in near], [second for _first, second in near])
    for (first, second), cost in zip(near, costs.tolist(), strict=True):
        told[first, second] = likeness(first, second, cost)
    remember(told)


def distances(firsts: Sequence[str], seconds: Sequence[str]) -> Floats:
    """What it costs to turn each first skeleton into its second, as `distance.alike` weighs it.

    Only letters of skeletons (a-z, ç, ş) are told apart; two different letters outside them count as one.
    """
    order = sorted(range(len(firsts)), key=lambda i: (len(firsts[i]), len(seconds[i])))
    found = np.zeros(len(firsts))
    for start in range(0, len(order), _PORTION):
        part = order[start : start + _PORTION]
        found[part] = _portion([firsts[i] for i in part], [seconds[i] for i in part])
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
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    codes = np.zeros((int(lengths.max(initial=0)), len(words)), dtype=np.int64)
    for column, word in enumerate(words):
        codes[: len(word), column] = [_CODE.get(letter, _STRANGE) for letter in word]
    return codes, lengths

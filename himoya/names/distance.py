"""How alike two skeletons sound: an edit distance with learned costs."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from himoya.names.costs import CHANGE, MISS, MISSING, OTHER, SWAPPED

STRANGE_SHARE = (
    0.3  # of the letters of both words together: with more of them changed, two words are strangers
)
FIRST_LETTER = 0.3  # what another first letter costs besides, unless the two are often exchanged
LENGTH_BASE, LENGTH_STEP = 2.0, 0.25  # one doubtful letter says more in a short name than in a long one


def alike(first: str, second: str) -> float:
    """1.0 for one and the same skeleton, 0.0 for strangers. Symmetric. For very many: `many.likenesses`."""
    if first == second:
        return 1.0
    return _alike(first, second) if first < second else _alike(second, first)


@lru_cache(maxsize=100_000)
def _alike(first: str, second: str) -> float:
    if not first or not second or _strangers(first, second):
        return 0.0
    cost = distance(first, second)
    if first[0] != second[0] and first[0] + second[0] not in CHANGE:
        cost += FIRST_LETTER
    return max(0.0, 1.0 - cost / (LENGTH_BASE + LENGTH_STEP * (len(first) + len(second))))


def _strangers(first: str, second: str) -> bool:
    """More than half of the letters differ: no need to weigh each letter."""
    limit = int((len(first) + len(second)) * STRANGE_SHARE) + 1
    return Levenshtein.distance(first, second, score_cutoff=limit) > limit


class _Changes(dict[str, float]):
    """What one letter costs to turn into each other."""

    def __missing__(self, letter: str) -> float:
        return OTHER


def _changes() -> dict[str, _Changes]:
    letters = {letter for pair in CHANGE for letter in pair}
    return {a: _Changes({b: CHANGE[a + b] for b in letters if a + b in CHANGE} | {a: 0.0}) for a in letters}


_CHANGES = _changes()


@lru_cache(maxsize=50_000)
def distance(first: str, second: str) -> float:
    """What it costs to turn one skeleton into the other, after Damerau and Levenshtein.

    Written for speed: a first comparison spends most of its time here.
    """
    dropped = [MISS.get(letter, MISSING) for letter in second]
    row = [0.0]
    for cost in dropped:
        row.append(row[-1] + cost)
    before, a_before = row, ""
    for a in first:
        missing = MISS.get(a, MISSING)
        changes = _CHANGES.get(a) or _Changes({a: 0.0})
        earlier, before = before, row
        corner = before[0]
        best = corner + missing
        row = [best]
        b_before = ""
        for b, cost, above in zip(second, dropped, before[1:], strict=True):
            left = best + cost
            best = corner + changes[b]
            if above + missing < best:
                best = above + missing
            if left < best:
                best = left
            if a == b_before and b == a_before and earlier[len(row) - 2] + SWAPPED < best:
                best = earlier[len(row) - 2] + SWAPPED
            row.append(best)
            corner, b_before = above, b
        a_before = a
    return row[-1]

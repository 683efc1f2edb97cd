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
    cost = _distance(first, second)
    if first[0] != second[0] and first[0] + second[0] not in CHANGE:
        cost += FIRST_LETTER
    return max(0.0, 1.0 - cost / (LENGTH_BASE + LENGTH_STEP * (len(first) + len(second))))


def _strangers(first: str, second: str) -> bool:
    """More than half of the letters differ: no need to weigh each letter."""
    limit = int((len(first) + len(second)) * STRANGE_SHARE) + 1
    return Levenshtein.distance(first, second, score_cutoff=limit) > limit


def _distance(first: str, second: str) -> float:
    before: list[float] = []
    row = [0.0]
    for letter in second:
        row.append(row[-1] + MISS.get(letter, MISSING))
    for i, a in enumerate(first):
        missing = MISS.get(a, MISSING)
        earlier, before, row = before, row, [row[0] + missing]
        for j, b in enumerate(second):
            change = 0.0 if a == b else CHANGE.get(a + b, OTHER)
            best = min(before[j] + change, before[j + 1] + missing, row[j] + MISS.get(b, MISSING))
            if i and j and a == second[j - 1] and b == first[i - 1]:
                best = min(best, earlier[j - 1] + SWAPPED)
            row.append(best)
    return row[-1]

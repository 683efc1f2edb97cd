"""How alike two skeletons sound: an edit distance with learned costs."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from himoya.names.costs import CHANGE, MISS, MISSING, OTHER, SWAPPED

_told: dict[tuple[str, str], float] = {}  # found for one portion of work (`many.prepare`)


def alike(first: str, second: str) -> float:
    """1.0 for one and the same skeleton, 0.0 for strangers. Symmetric."""
    if first == second:
        return 1.0
    pair = (first, second) if first < second else (second, first)
    known = _told.get(pair)
    return _alike(*pair) if known is None else known


def remember(told: dict[tuple[str, str], float]) -> None:
    """Know the likeness of these ordered pairs from now on; what was remembered before is forgotten."""
    global _told
    _told = told


@lru_cache(maxsize=100_000)
def _alike(first: str, second: str) -> float:
    if not first or not second or strangers(first, second):
        return 0.0
    return likeness(first, second, _distance(first, second))


def strangers(first: str, second: str) -> bool:
    """More than half of the letters differ: no need to weigh each letter."""
    limit = int((len(first) + len(second)) * 0.3) + 1
    return Levenshtein.distance(first, second, score_cutoff=limit) > limit


def likeness(first: str, second: str, cost: float) -> float:
    if first[0] != second[0] and first[0] + second[0] not in CHANGE:
        cost += 0.3
    # One doubtful letter says more in a short name than in a long one.
    return max(0.0, 1.0 - cost / ((len(first) + len(second)) * 0.25 + 2.0))


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

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


class _Changes(dict[str, float]):
    """What one letter costs to turn into each other."""

    def __missing__(self, letter: str) -> float:
        return OTHER


def _changes() -> dict[str, _Changes]:
    letters = {letter for pair in CHANGE for letter in pair}
    return {a: _Changes({b: CHANGE[a + b] for b in letters if a + b in CHANGE} | {a: 0.0}) for a in letters}


_CHANGES = _changes()


def _distance(first: str, second: str) -> float:
    """After Damerau and Levenshtein, written for speed: a first comparison spends most of its time here."""
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

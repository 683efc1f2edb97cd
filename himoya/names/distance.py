"""How alike two skeletons sound: an edit distance with learned costs."""

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from himoya.common.packaged import toml

_COSTS = toml("himoya.names", "costs.toml")
_OTHER: float = _COSTS["other"]
_SWAPPED: float = _COSTS["swapped"]
_CHANGE: dict[str, float] = {
    pair: cost for key, cost in _COSTS["change"].items() for pair in (key, key[::-1])
}
_MISS: dict[str, float] = _COSTS["miss"]
_MISSING: float = _COSTS["missing"]


def alike(first: str, second: str) -> float:
    """1.0 for one and the same skeleton, 0.0 for strangers. Symmetric."""
    if first == second:
        return 1.0
    return _alike(first, second) if first < second else _alike(second, first)


@lru_cache(maxsize=100_000)
def _alike(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    length = (len(first) + len(second)) / 2
    # More than half of the letters differ: strangers, and no need to weigh each letter.
    limit = int(length * 0.6) + 1
    if Levenshtein.distance(first, second, score_cutoff=limit) > limit:
        return 0.0
    cost = _distance(first, second)
    if first[0] != second[0] and first[0] + second[0] not in _CHANGE:
        cost += 0.3
    # One doubtful letter says more in a short name than in a long one.
    return max(0.0, 1.0 - cost / (length * 0.5 + 2.0))


def _distance(first: str, second: str) -> float:
    before: list[float] = []
    row = [0.0]
    for letter in second:
        row.append(row[-1] + _MISS.get(letter, _MISSING))
    for i, a in enumerate(first):
        missing = _MISS.get(a, _MISSING)
        earlier, before, row = before, row, [row[0] + missing]
        for j, b in enumerate(second):
            change = 0.0 if a == b else _CHANGE.get(a + b, _OTHER)
            best = min(before[j] + change, before[j + 1] + missing, row[j] + _MISS.get(b, _MISSING))
            if i and j and a == second[j - 1] and b == first[i - 1]:
                best = min(best, earlier[j - 1] + _SWAPPED)
            row.append(best)
    return row[-1]

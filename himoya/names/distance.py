"""How alike two skeletons sound: an edit distance with learned costs."""

from itertools import accumulate, pairwise

from rapidfuzz.distance.Levenshtein import distance as edits

from himoya.names.costs import CHANGE, MISS, MISSING, OTHER, SWAPPED

STRANGE_SHARE = (
    0.3  # of the letters of both words together: with more of them changed, two words are strangers
)
FIRST_LETTER = 0.3  # what another first letter costs besides, unless the two are often exchanged
LENGTH_BASE, LENGTH_STEP = 2.0, 0.25  # one doubtful letter says more in a short name than in a long one
_NEAR = 2  # letters by which the lengths may differ for equal beginnings and ends to be passed over


def alike(first: str, second: str) -> float:
    """1.0 for one and the same skeleton, 0.0 for strangers. Symmetric. For very many: `many.likenesses`."""
    if first == second:
        return 1.0
    letters = len(first) + len(second)
    # With more than half of the letters different there is no need to weigh each letter.
    limit = int(letters * STRANGE_SHARE) + 1
    if not first or not second or edits(first, second, score_cutoff=limit) > limit:
        return 0.0
    cost = distance(first, second)
    if first[0] != second[0] and first[0] + second[0] not in CHANGE:
        cost += FIRST_LETTER
    return max(0.0, 1.0 - cost / (LENGTH_BASE + LENGTH_STEP * letters))


# What each letter of a skeleton costs when it is missing, and when it is another: plain tables, for speed.
_LETTERS = "abcdefghijklmnopqrstuvwxyzçş"
_MISS = {letter: MISS.get(letter, MISSING) for letter in _LETTERS}
_CHANGE = {a: {b: 0.0 if a == b else CHANGE.get(a + b, OTHER) for b in _LETTERS} for a in _LETTERS}


def distance(first: str, second: str) -> float:
    """What it costs to turn one skeleton into the other, after Damerau and Levenshtein. Symmetric.

    Written for speed: a first comparison spends most of its time here. KeyError for a letter no skeleton has.
    """
    if abs(len(first) - len(second)) <= _NEAR:
        first, second = _middles(first, second)
    if len(first) > len(second):
        first, second = second, first
    dropped = [_MISS[letter] for letter in second]
    row = list(accumulate(dropped, initial=0.0))
    for a, b in pairwise(first):
        if b + a in second:
            return _with_swaps(first, second, dropped, row)
    return _without_swaps(first, second, dropped, row)


def _middles(first: str, second: str) -> tuple[str, str]:
    """Without what both begin and end with: it costs nothing to leave it.

    Up to an h, which is so cheap to miss that one may rather drop it and change the next letter into it.
    Where many letters are missing the costs would be added up in another order.
    """
    begin, end = _equal(first, second), 0
    first, second = first[begin:], second[begin:]
    end = _equal(first[::-1], second[::-1])
    return (first[:-end], second[:-end]) if end else (first, second)


def _equal(first: str, second: str) -> int:
    """How many letters both begin with, up to an h."""
    found = 0
    for a, b in zip(first, second, strict=False):
        if a != b or a == "h":
            break
        found += 1
    return found


def _without_swaps(first: str, second: str, dropped: list[float], row: list[float]) -> float:
    for a in first:
        missing, changes = _MISS[a], _CHANGE[a]
        before, corner = row, row[0]
        best = corner + missing
        row = [best]
        for b, cost, above in zip(second, dropped, before[1:], strict=True):
            left = best + cost
            best = corner + changes[b]
            corner = above
            above += missing
            if above < best:
                best = above
            if left < best:
                best = left
            row.append(best)
    return row[-1]


def _with_swaps(first: str, second: str, dropped: list[float], row: list[float]) -> float:
    """The same where two neighbouring letters stand in the other word the other way round."""
    before, a_before = row, ""
    for a in first:
        missing, changes = _MISS[a], _CHANGE[a]
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

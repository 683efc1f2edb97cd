"""A coarse and very fast look at many pairs, so that only the promising ones are weighed."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from himoya.linkage.pure.columns import Columns
from himoya.names.distance import alike
from himoya.names.many import Floats, likenesses
from himoya.names.parse import Name, Role, Word
from himoya.names.words import GIVEN, SURNAME, Flags, Ints, Words

Weigh = Callable[[Sequence[str], Sequence[str]], Floats]
"""How alike each first text is with its second, 0..1."""

# Share of equal letters below which two given names, or two surnames, are surely different words. Generous:
# the weighing afterwards draws its line far above.
_GIVEN = 0.4
_SURNAME = 0.34
_PLAINLY = 0.5  # `names.distance.alike` below which two surnames are different names
_PORTION = 200_000


def promising(rows: Columns, pairs: Ints) -> Flags:
    """False for pairs whose given names have nothing in common, or whose surnames are plainly different
    while neither birth date nor telephone agrees."""
    given, surname = rows.words.only(GIVEN), rows.words.only(SURNAME)
    keep = np.zeros(len(pairs), dtype=np.bool_)
    for start in range(0, len(pairs), _PORTION):
        left, right = pairs[start : start + _PORTION].T
        agree = (rows.phone[left] > 0) & (rows.phone[left] == rows.phone[right])
        agree |= (rows.date[left] % 10000 > 0) & (rows.date[left] == rows.date[right])
        a, b = rows.name_of[left], rows.name_of[right]
        near = _once(rows.words, given[a], given[b], _share_letters) >= _GIVEN
        doubtful = np.flatnonzero(near & ~agree)
        alike = _once(rows.words, surname[a[doubtful]], surname[b[doubtful]], _share_letters) >= _SURNAME
        near[doubtful[~alike]] = False
        doubtful = doubtful[alike]
        near[doubtful] = _once(rows.words, surname[a[doubtful]], surname[b[doubtful]], likenesses) >= _PLAINLY
        keep[start : start + _PORTION] = near
    return keep


def may_be_one(one: Name, other: Name, agree: bool) -> bool:
    """`promising` for two names; `agree`: birth date or telephone does."""
    if _of_two(one, other, "given", _share) < _GIVEN:
        return False
    return agree or (
        _of_two(one, other, "surname", _share) >= _SURNAME
        and _of_two(one, other, "surname", alike) >= _PLAINLY
    )


_share = Levenshtein.normalized_similarity


def _of_two(one: Name, other: Name, role: Role, weigh: Callable[[str, str], float]) -> float:
    """As `_once`."""
    left, right = _only(one, role), _only(other, role)
    if left is None or right is None or left == right:
        return 1.0
    found = weigh(left.root, right.root)
    if left.core != left.root or right.core != right.root:
        return max(found, weigh(left.core, right.core))
    return found


def _only(name: Name, role: Role) -> Word | None:
    """Its one whole word of this role."""
    found = [word for word in name.words if word.role == role and not word.initial]
    return found[0] if len(found) == 1 else None


def _once(words: Words, left: Ints, right: Ints, weigh: Weigh) -> Floats:
    """The better of roots and cores, each two different words weighed once; 1 where one has no such word."""
    found = np.ones(len(left))
    told = np.flatnonzero((left >= 0) & (right >= 0) & (left != right))
    low, high = np.minimum(left[told], right[told]), np.maximum(left[told], right[told])
    packed, where = np.unique(low * len(words.words) + high, return_inverse=True)
    one, other = np.divmod(packed, len(words.words))
    best = _weighed(words, words.root[one], words.root[other], weigh)
    # Most words are their own core: their two forms are weighed once.
    short = np.flatnonzero((words.core[one] != words.root[one]) | (words.core[other] != words.root[other]))
    cores = _weighed(words, words.core[one[short]], words.core[other[short]], weigh)
    best[short] = np.maximum(best[short], cores)
    found[told] = best[where.reshape(-1)]
    return found


def _weighed(words: Words, left: Ints, right: Ints, weigh: Weigh) -> Floats:
    texts = words.texts
    return weigh([texts[i] for i in left.tolist()], [texts[i] for i in right.tolist()]).astype(np.float64)


def _share_letters(firsts: Sequence[str], seconds: Sequence[str]) -> Floats:
    return process.cpdist(firsts, seconds, scorer=Levenshtein.normalized_similarity, dtype=np.float32)

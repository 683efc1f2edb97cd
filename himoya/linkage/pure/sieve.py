"""A coarse and very fast look at many pairs, so that only the promising ones are weighed."""

from collections.abc import Callable
from operator import attrgetter
from typing import cast

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.evidence import Flags, Floats
from himoya.names.distance import alike
from himoya.names.many import prepare
from himoya.names.parse import Name, Role, Word

# Share of equal letters below which two given names, or two surnames, are surely different words. Generous:
# the weighing afterwards draws its line far above.
_GIVEN = 0.4
_SURNAME = 0.34
_PLAINLY = 0.5  # `names.distance.alike` below which two surnames are different names
_PORTION = 200_000


def promising(rows: Columns, pairs: Ints) -> Flags:
    """False for pairs whose given names have nothing in common, or whose surnames are plainly different
    while neither birth date nor telephone agrees."""
    given = [_only(name, "given") for name in rows.names]
    surname = [_only(name, "surname") for name in rows.names]
    keep = np.zeros(len(pairs), dtype=np.bool_)
    for start in range(0, len(pairs), _PORTION):
        left, right = pairs[start : start + _PORTION].T
        agree = (rows.phone[left] > 0) & (rows.phone[left] == rows.phone[right])
        agree |= (rows.date[left] % 10000 > 0) & (rows.date[left] == rows.date[right])
        a, b = rows.name_of[left], rows.name_of[right]
        near = _once(given, a, b, _share_letters) >= _GIVEN
        doubtful = np.flatnonzero(near & ~agree)
        alike = _once(surname, a[doubtful], b[doubtful], _share_letters) >= _SURNAME
        near[doubtful[~alike]] = False
        doubtful = doubtful[alike]
        near[doubtful] = _once(surname, a[doubtful], b[doubtful], _sound_alike) >= _PLAINLY
        keep[start : start + _PORTION] = near
    return keep


_Pairs = list[tuple[Word, Word]]


def _once(words: list[Word | None], left: Ints, right: Ints, weigh: Callable[[_Pairs], Floats]) -> Floats:
    """Weigh each two different words once; 1 where one of two names has no such word, or several."""
    numbers: dict[Word | None, int] = {None: 0}
    of = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
    low, high = np.minimum(of[left], of[right]), np.maximum(of[left], of[right])
    packed, where = np.unique(low * len(numbers) + high, return_inverse=True)
    first, second = np.divmod(packed, len(numbers))
    told = np.flatnonzero((first > 0) & (first != second))
    known = list(numbers)
    found = np.ones(len(packed))
    found[told] = weigh(
        [
            (cast(Word, known[a]), cast(Word, known[b]))
            for a, b in zip(first[told].tolist(), second[told].tolist(), strict=True)
        ]
    )
    return found[where.reshape(-1)]


def _share_letters(pairs: _Pairs) -> Floats:
    best = np.zeros(len(pairs))
    for form in (attrgetter("root"), attrgetter("core")):
        found = process.cpdist(
            [form(one) for one, _ in pairs],
            [form(other) for _, other in pairs],
            scorer=Levenshtein.normalized_similarity,
            dtype=np.float32,
        )
        best = np.maximum(best, found)
    return best


def _sound_alike(pairs: _Pairs) -> Floats:
    """As the weighing will find them."""
    prepare(both for a, b in pairs for both in ((a.root, b.root), (a.core, b.core)))
    return np.array([max(alike(a.root, b.root), alike(a.core, b.core)) for a, b in pairs], dtype=np.float64)


def _only(name: Name, role: Role) -> Word | None:
    found = [word for word in name.words if word.role == role and not word.initial]
    return found[0] if len(found) == 1 else None

"""A coarse and very fast look at many pairs, so that only the promising ones are weighed."""

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
    keep = np.ones(len(pairs), dtype=np.bool_)
    for start in range(0, len(pairs), _PORTION):
        part = pairs[start : start + _PORTION]
        left, right = part[:, 0], part[:, 1]
        agree = (rows.phone[left] > 0) & (rows.phone[left] == rows.phone[right])
        agree |= (rows.date[left] % 10000 > 0) & (rows.date[left] == rows.date[right])
        a, b = rows.name_of[left].tolist(), rows.name_of[right].tolist()
        near = (_likeness(given, a, b) >= _GIVEN) & (agree | (_likeness(surname, a, b) >= _SURNAME))
        doubtful = np.flatnonzero(near & ~agree)
        near[doubtful] = _may_be_one(surname, rows.name_of[left[doubtful]], rows.name_of[right[doubtful]])
        keep[start : start + _PORTION] = near
    return keep


def _may_be_one(words: list[Word | None], left: Ints, right: Ints) -> Flags:
    """Whether the weighing would find two words alike at all; True where a name has none, or several."""
    packed, where = np.unique(left * len(words) + right, return_inverse=True)
    pairs = [
        (words[a], words[b])
        for a, b in zip(*(side.tolist() for side in np.divmod(packed, len(words))), strict=True)
    ]
    told = [(a, b) for a, b in pairs if a is not None and b is not None]
    prepare(both for a, b in told for both in ((a.root, b.root), (a.core, b.core)))
    found = [
        a is None or b is None or max(alike(a.root, b.root), alike(a.core, b.core)) >= _PLAINLY
        for a, b in pairs
    ]
    per_pair: Flags = np.array(found, dtype=np.bool_)[where.reshape(-1)]
    return per_pair


def _only(name: Name, role: Role) -> Word | None:
    found = [word for word in name.words if word.role == role and not word.initial]
    return found[0] if len(found) == 1 else None


def _likeness(words: list[Word | None], left: list[int], right: list[int]) -> Floats:
    """1 where one of the two names has no such word, or several."""
    best = np.zeros(len(left))
    for roots in ([w.root if w else "" for w in words], [w.core if w else "" for w in words]):
        found = process.cpdist(
            [roots[i] for i in left],
            [roots[i] for i in right],
            scorer=Levenshtein.normalized_similarity,
            dtype=np.float32,
        )
        best = np.maximum(best, found)
    missing = np.array([word is None for word in words])
    return np.where(missing[left] | missing[right], 1.0, best)

"""A coarse and very fast look at many pairs, so that only the promising ones are weighed."""

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from himoya.linkage.pure.columns import Columns
from himoya.linkage.pure.dates import Ints
from himoya.linkage.pure.evidence import Flags, Floats
from himoya.names.parse import Name, Role, Word

# Share of equal letters below which two given names, or two surnames, are surely different words. Generous:
# the weighing afterwards draws its line far above.
_GIVEN = 0.4
_SURNAME = 0.34
_PORTION = 200_000


def promising(rows: Columns, pairs: Ints) -> Flags:
    """False for pairs whose given names have nothing in common, or whose surnames have nothing in common
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
        keep[start : start + _PORTION] = (_likeness(given, a, b) >= _GIVEN) & (
            agree | (_likeness(surname, a, b) >= _SURNAME)
        )
    return keep


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

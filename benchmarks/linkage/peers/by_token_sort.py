"""rapidfuzz: token_sort_ratio of every two names, and a rule for birth dates and telephones."""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import columns, plain, skeleton
from benchmarks.linkage.data import Row

LOWEST = 60  # the best line is well above
SAME, UNTOLD = 20, -10  # points for the same day of birth or telephone, and where a year of birth is missing
BLOCK = 500


def _pairs(reports: list[Row], option: str) -> Iterator[Sequence[object]]:
    fold = skeleton if option == "skeleton" else plain
    # token_sort_ratio is the plain ratio of names whose words are sorted, which can be done once.
    names = [" ".join(sorted(fold(row["name"]).split())) for row in reports]
    told = [columns(row, option) for row in reports]
    for first in range(0, len(names), BLOCK):
        block = names[first : first + BLOCK]
        scores = process.cdist(block, names[first:], scorer=fuzz.ratio, score_cutoff=LOWEST, dtype=np.float32)
        left, right = np.nonzero(np.triu(scores, 1))
        for at, other, score in zip(left.tolist(), right.tolist(), scores[left, right].tolist(), strict=True):
            one, two = told[first + at], told[first + other]
            if not one["year"] or not two["year"] or one["year"] == two["year"]:
                yield one["id"], two["id"], score + _points(one, two)


def _points(one: dict[str, str], two: dict[str, str]) -> int:
    points = SAME * (one["phone"] != "" and one["phone"] == two["phone"])
    if not one["year"] or not two["year"]:
        return points + UNTOLD
    return points + SAME * (one["birth"] != "" and one["birth"] == two["birth"])


if __name__ == "__main__":
    serve(("left", "right", "score"), _pairs)

"""rapidfuzz: the ten nearest later names by token_sort_ratio; the same year of birth where both tell it."""

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.linkage.child import serve
from benchmarks.linkage.columns import plain, skeleton
from benchmarks.linkage.data import Row

LOWEST = 80
NEAREST = 10
BLOCK = 500


def _pairs(reports: list[Row], option: str) -> Iterator[Sequence[object]]:
    fold = skeleton if option == "skeleton" else plain
    # token_sort_ratio is the plain ratio of names whose words are sorted, which can be done once.
    names = [" ".join(sorted(fold(row["name"]).split())) for row in reports]
    years = [row["birth_date"][:4] for row in reports]
    for first in range(0, len(names), BLOCK):
        scores = process.cdist(
            names[first : first + BLOCK],
            names[first:],
            scorer=fuzz.ratio,
            score_cutoff=LOWEST,
            dtype=np.float32,
        )
        for at in range(len(scores)):
            later = scores[at, at + 1 :]
            near = np.flatnonzero(later)
            for other in near[np.argsort(-later[near], kind="stable")][:NEAREST].tolist():
                left, right = first + at, first + at + 1 + other
                if not years[left] or not years[right] or years[left] == years[right]:
                    yield reports[left]["id"], reports[right]["id"], later[other]


if __name__ == "__main__":
    serve(("left", "right", "score"), _pairs)

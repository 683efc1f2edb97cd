"""How usual a folded word is as given name, surname and father's name (lexicon.tsv says how it was made)."""

from functools import cache
from typing import NamedTuple

from himoya.common.packaged import text

# Share of all bearers whose name is not listed, and among how many names they are spread: surnames without an
# ending are the open class, given names come back again and again.
_UNLISTED = (0.1, 0.4, 0.12)
_SPREAD = 4_000


class Usual(NamedTuple):
    """The share of bearers who are called so, by role; each 0..1 and never 0."""

    given: float
    surname: float
    father: float


UNLISTED = Usual(*(share / _SPREAD for share in _UNLISTED))


def usual(root: str) -> Usual:
    """Unlisted words are each as usual as any other unlisted one."""
    return _lexicon().get(root, UNLISTED)


def is_given(root: str) -> bool:
    """Whether the list knows it as somebody's given name."""
    return usual(root).given > 2 * UNLISTED.given


@cache
def _lexicon() -> dict[str, Usual]:
    lines = text("himoya.names", "lexicon.tsv").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    weights = [(row[0], [float(count) for count in row[1:]]) for row in rows]
    totals = [sum(counts[place] for _root, counts in weights) for place in range(3)]
    return {
        root: Usual(*(
            floor + (1 - rest) * count / total
            for floor, rest, count, total in zip(UNLISTED, _UNLISTED, counts, totals, strict=True)
        ))
        for root, counts in weights
    }  # fmt: skip

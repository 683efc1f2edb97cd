"""Real full names, Latin against Cyrillic, nothing but the names: first candidate right, and F1."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path

from benchmarks.linkage.data import rows, write
from benchmarks.linkage.figures import Figures, line
from benchmarks.linkage.runs import ours, peer

PEERS = (
    ("nomenklatura logic-v2, names only", "logic_v2"),
    ("rapidfuzz token_sort on anyascii", "token_sort"),
)
FIXED = 0.5


@dataclass(frozen=True, slots=True)
class _Judged:
    left: str
    score: float
    same: bool


def measure(data: Path, peers: bool) -> None:
    """Ours at the fixed line of 0.5; the peers at the line that is best for them on this very set."""
    told = [(row["person"], row["latin"], row["cyrillic"]) for row in rows(data / "real_pairs.tsv")]
    left = sorted({(person, latin) for person, latin, _ in told})
    right = sorted({(person, cyrillic) for person, _, cyrillic in told})
    pairs = list(product(left, right))
    print(f"real_pairs: {len(left)} Latin names against {len(right)} Cyrillic ones", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "pairs.tsv"
        write(given, ("left", "right"), ((one, other) for (_, one), (_, other) in pairs))
        for title, option in (("himoya, names only", ""), *(PEERS if peers else ())):
            module = "benchmarks.linkage.name_scores"
            answer = peer(title, "by_names", given, option) if option else ours(module, given)
            if not answer:
                continue
            judged = [
                _Judged(f"{person} {one}", float(row["score"]), person == other)
                for ((person, one), (other, _)), row in zip(pairs, answer.rows, strict=True)
            ]
            at = _best(judged) if option else FIXED
            more = f"{'best' if option else 'fixed'} line {at:.3f}"
            line(title, _figures(judged, at), answer.seconds, answer.megabytes, more)
            if option:
                line(f"{title}, line {FIXED}", _figures(judged, FIXED), answer.seconds, answer.megabytes)


def _figures(judged: Sequence[_Judged], at: float) -> Figures:
    first = asked = 0
    for _, group in groupby(judged, key=lambda one: one.left):
        # Of equal scores the wrong one counts as first.
        first += max(group, key=lambda one: (one.score, not one.same)).same
        asked += 1
    claimed = [one.same for one in judged if one.score >= at]
    real = sum(one.same for one in judged)
    return {
        "first right": first / asked,
        "P": sum(claimed) / max(1, len(claimed)),
        "R": sum(claimed) / real,
        "F1": 2 * sum(claimed) / (len(claimed) + real),
    }


def _best(judged: Sequence[_Judged]) -> float:
    """The line with the best F1."""
    real, hits, best, at = sum(one.same for one in judged), 0, 0.0, 1.0
    ordered = sorted(judged, key=lambda one: -one.score)
    for count, one in enumerate(ordered, start=1):
        hits += one.same
        last_of_equals = count == len(ordered) or ordered[count].score < one.score
        if last_of_equals and 2 * hits / (count + real) > best:
            best, at = 2 * hits / (count + real), one.score
    return at

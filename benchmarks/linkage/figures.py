"""How well groups agree with the truth, and one printed line."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

Figures = dict[str, float]
Scored = tuple[float, str, str]  # the higher the score, the surer that both are one person


def agreement(found: dict[str, str], truth: dict[str, str]) -> Figures:
    """Pairwise precision, recall and F1; B-cubed F1; numbers of persons."""
    both = Counter((found[key], truth[key]) for key in found)
    ours, theirs = Counter(found.values()), Counter(truth[key] for key in found)

    def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    precision, recall = pairs(both) / max(1, pairs(ours)), pairs(both) / max(1, pairs(theirs))
    b_precision = sum(n * n / ours[mine] for (mine, _), n in both.items()) / len(found)
    b_recall = sum(n * n / theirs[real] for (_, real), n in both.items()) / len(found)
    return {
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "B3": 2 * b_precision * b_recall / (b_precision + b_recall),
        "persons": len(ours),
        "true": len(theirs),
    }


def best_line(pairs: Iterable[Scored], truth: dict[str, str]) -> tuple[float, dict[str, str]]:
    """The score above which joining gives the best pairwise F1, and the groups it makes.

    Looking for it on the very set it is measured on favours whoever needs it.
    """
    ordered = sorted(pairs, reverse=True)
    best, at = 0.0, float("inf")
    groups = _Growing(truth)
    for score, equal in groupby(ordered, key=lambda pair: pair[0]):
        for _, left, right in equal:
            groups.join(left, right)
        if groups.f1 > best:
            best, at = groups.f1, score
    final = _Growing(truth)
    for score, left, right in ordered:
        if score >= at:
            final.join(left, right)
    return at, final.of


class _Growing:
    """Groups that only grow, with the pairs inside them counted: all, and the true ones."""

    def __init__(self, truth: dict[str, str]) -> None:
        self.of = {key: key for key in truth}
        self._members = {key: [key] for key in truth}
        self._persons = {key: Counter((person,)) for key, person in truth.items()}
        self._real = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
        self._claimed = self._right = 0

    @property
    def f1(self) -> float:
        return 2 * self._right / max(1, self._claimed + self._real)

    def join(self, left: str, right: str) -> None:
        one, two = self.of[left], self.of[right]
        if one == two:
            return
        if len(self._members[one]) < len(self._members[two]):
            one, two = two, one
        self._claimed += len(self._members[one]) * len(self._members[two])
        self._right += sum(n * self._persons[one][person] for person, n in self._persons[two].items())
        for member in self._members[two]:
            self.of[member] = one
        self._members[one] += self._members.pop(two)
        self._persons[one] += self._persons.pop(two)


def line(title: str, figures: Figures, seconds: float, megabytes: float, more: str = "") -> None:
    said = " ".join(f"{k} {v:.4f}" if v <= 1 else f"{k} {v:.0f}" for k, v in figures.items())
    print(f"{title:44} {said} {more} CPU {seconds:.1f} s, peak {megabytes:.0f} MB", flush=True)

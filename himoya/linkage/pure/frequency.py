"""How usual each word of a name is here: sharing a rare surname says more than sharing a common one."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from himoya.names.parse import Name, Word

# As if this many other records, in which no name is very rare or very common, stood beside ours.
_UNSEEN = 200
_USUAL = 0.002


class Frequency:
    """Logarithms of shares, by role and root; words of either role count for both."""

    def __init__(self, names: Sequence[Name], weights: Sequence[int]) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._totals: Counter[str] = Counter()
        self._shares: dict[tuple[str, str], float] = {}
        for name, weight in zip(names, weights, strict=True):
            for word in name.words:
                for role in _roles(word):
                    self._counts[role, word.root] += weight
                    self._totals[role] += weight

    def kept(self, seldom: int) -> dict[str, dict[str, int]]:
        """Role -> root -> times, without what is met fewer than `seldom` times; the total under ""."""
        kept: dict[str, dict[str, int]] = {role: {"": total} for role, total in self._totals.items()}
        for (role, root), times in self._counts.items():
            if times >= seldom:
                kept[role][root] = times
        return kept

    @classmethod
    def of(cls, kept: Mapping[str, Mapping[str, int]]) -> "Frequency":
        """From what was `kept`."""
        made = cls((), ())
        for role, roots in kept.items():
            made._totals[role] = roots[""]
            made._counts.update({(role, root): times for root, times in roots.items() if root})
        return made

    def log_share(self, role: str, root: str) -> float:
        """The natural logarithm of the share of `root` among the words of `role`."""
        known = self._shares.get((role, root))
        if known is None:
            share = self._counts[role, root] + _UNSEEN * _USUAL
            known = self._shares[role, root] = math.log(share / (self._totals[role] + _UNSEEN))
        return known

    def log_share_of(self, role: str, left: str, right: str) -> float:
        return max(self.log_share(role, left), self.log_share(role, right))


def _roles(word: Word) -> tuple[str, ...]:
    if word.initial:
        return ("initial",)
    return ("given", "surname", "either") if word.role == "either" else (word.role, "either")

"""Find, for every name of one list, the most likely names of another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from himoya.names.compare import probability
from himoya.names.keys import pairs, sounds
from himoya.names.parse import Name
from himoya.names.several import parsed

# A key shared by more names than this says too little to be worth comparing them all.
_CROWDED = 200
_FALLBACK = 25


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Matches:
    """One row of the left list and its candidates, best first."""

    id: str
    matches: tuple[Candidate, ...]


def match(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]], top: int) -> list[Matches]:
    """For each (id, name) of `left` the `top` best of `right`; equal probabilities stand in order of id."""
    index = _Index(right)
    return [Matches(key, index.best(parsed(name), top)) for key, name in left]


class _Index:
    """The right list under its skeleton keys, with a search by likeness behind them."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._ids = [key for key, _ in rows]
        self._names = [parsed(name) for _, name in rows]
        self._lines = [_line(name) for name in self._names]
        self._under: dict[object, list[int]] = defaultdict(list)
        for i, name in enumerate(self._names):
            for key in (*pairs(name), *sounds(name)):
                self._under[key].append(i)

    def best(self, name: Name, top: int) -> tuple[Candidate, ...]:
        found = self._likely(name) | self._similar(name, top)
        scored = [Candidate(self._ids[i], probability(name, self._names[i])) for i in found]
        return tuple(sorted(scored, key=lambda c: (-c.probability, c.id))[:top])

    def _likely(self, name: Name) -> set[int]:
        """Rarest keys first, until enough names stand there."""
        groups = [self._under[key] for key in (*pairs(name), *sounds(name)) if key in self._under]
        found: set[int] = set()
        for group in sorted(groups, key=len):
            if len(group) > _CROWDED or len(found) > _CROWDED:
                break
            found.update(group)
        return found

    def _similar(self, name: Name, top: int) -> set[int]:
        near = process.extract(
            _line(name), self._lines, scorer=fuzz.token_set_ratio, limit=max(_FALLBACK, 2 * top)
        )
        return {i for _, _, i in near}


def _line(name: Name) -> str:
    return " ".join(sorted(word.root for word in name.words))

"""The only chance in the invented story: always the same from the same seed."""

from collections.abc import Sequence
from random import Random


def dice(seed: str) -> Random:
    return Random(seed)  # noqa: S311 -- an invented story has nothing to guard


class Bag:
    """Draws every line once before any comes again, as a group repeats itself but not at once."""

    def __init__(self, lines: Sequence[str], chance: Random) -> None:
        self._lines = list(lines)
        self._chance = chance
        self._left: list[str] = []

    def draw(self) -> str:
        if not self._left:
            self._left = list(self._lines)
            self._chance.shuffle(self._left)
        return self._left.pop()

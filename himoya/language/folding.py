"""One searchable form for every spelling, with the way back to the original characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from himoya.common.kept import kept
from himoya.language.letters import APOSTROPHES, COARSE, COARSE_TABLE, FINE_TABLE

SILENT = "ьъЬЪ"
_MARKED_O = re.compile(f"[oO](?=[{APOSTROPHES}])")
_JOINED = {"ye": "e", "kh": "h", "zh": "j", "dj": "j"}
_PAIR = re.compile("|".join(_JOINED))


@dataclass(frozen=True)
class Folded:
    """A text in the ASCII alphabet.

    `text` merges o, u and o‘ and is what searching compares (`fold_text`); `letters` keeps them apart (o, u,
    and w for a marked o‘) and is what reading compares. Both have the same length. `starts[i]` and `ends[i]`
    are the offsets in the original of the characters behind letter i.
    """

    original: str
    letters: str

    @kept
    def text(self) -> str:
        return self.letters.translate(COARSE)

    @property
    def starts(self) -> Sequence[int]:
        return self._places[0]

    @property
    def ends(self) -> Sequence[int]:
        return self._places[1]

    @kept
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Worked out only where something is quoted."""
        parts = list(map(FINE_TABLE.__getitem__, map(ord, _marked(self.original))))
        starts = _part_of_each(parts)
        ends = [place + 1 for place in starts]
        gone = [found.start() + 1 for found in _PAIR.finditer("".join(parts))]
        for place in reversed(gone):
            ends[place - 1] = ends[place]
            del starts[place], ends[place]
        return starts, ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of letters start..end (end exclusive, not empty)."""
        starts, ends = self._places
        last = ends[end - 1]
        while last < len(self.original) and self.original[last] in SILENT:
            last += 1  # a sign that folds to nothing still belongs to its word
        return starts[start], last


def fold(text: str) -> Folded:
    return Folded(text, _PAIR.sub(_one, _marked(text).translate(FINE_TABLE)))


def _marked(text: str) -> str:
    """With one sign for an o‘ in two signs."""
    return _MARKED_O.sub("ў", text)


def _part_of_each(parts: Sequence[str]) -> list[int]:
    """For each letter the number of the part it is in; most parts are one letter."""
    places: list[int] = []
    done = 0
    for number, part in enumerate(parts):
        if len(part) != 1:
            places += range(done, number)
            places += [number] * len(part)
            done = number + 1
    places += range(done, len(parts))
    return places


def fold_text(text: str) -> str:
    """The same as `fold(text).text`, several times cheaper: for search indexes."""
    folded = text.translate(COARSE_TABLE)
    for pair, one in _JOINED.items():
        folded = folded.replace(pair, one)
    return folded


def _one(pair: re.Match[str]) -> str:
    return _JOINED[pair.group()]

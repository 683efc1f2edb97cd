"""One searchable form for every spelling, with the way back to the original characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from himoya.common.kept import kept
from himoya.language.letters import APOSTROPHES, COARSE, COARSE_TABLE, FINE_TABLE, ONE_LETTER

SILENT = "ьъЬЪ"
_JOINED = {"dzh": "j", "ye": "e", "kh": "h", "zh": "j", "dj": "j"}
_ODD = re.compile(f"[^{re.escape(ONE_LETTER)}]")
_PAIR = re.compile("|".join(_JOINED))


@dataclass(eq=False)  # frozen, each would take three times as long to make
class Folded:
    """A text in the ASCII alphabet.

    `text` merges o, u and o‘ and is what searching compares (`fold_text`); `letters` keeps them apart (o, u,
    and w for a marked o‘) and is what reading compares. Both have the same length. `starts[i]` is
    the offset in the original of the character behind letter i.
    """

    original: str
    letters: str
    unjoined: str  # the letters while "ye", "kh", "zh", "dj" are still apart

    @kept
    def text(self) -> str:
        return self.letters.translate(COARSE)

    @property
    def starts(self) -> Sequence[int]:
        return self._places[0]

    @kept
    def _places(self) -> tuple[list[int], dict[int, int]]:
        """The starts, and where the last character of a joined letter is. Worked out only where asked."""
        starts = _starts(_marked(self.original))
        if len(self.unjoined) == len(self.letters):
            return starts, {}
        lasts: dict[int, int] = {}
        gone = 0
        for found in _PAIR.finditer(self.unjoined):
            first, end = found.start() - gone, found.end() - gone
            lasts[first] = starts[end - 1]
            del starts[first + 1 : end]
            gone += end - first - 1
        return starts, lasts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of letters start..end (end exclusive, not empty)."""
        starts, lasts = self._places
        last = lasts.get(end - 1, starts[end - 1]) + 1
        while last < len(self.original) and self.original[last] in SILENT:
            last += 1  # a sign that folds to nothing still belongs to its word
        return starts[start], last


def fold(text: str) -> Folded:
    unjoined = _marked(text).translate(FINE_TABLE)
    return Folded(text, _PAIR.sub(_one, unjoined), unjoined)


def _marked(text: str) -> str:
    """With one sign for an o‘ in two signs; the apostrophe stays where it is."""
    for sign in APOSTROPHES:
        if sign in text:
            text = text.replace("o" + sign, "ў" + sign).replace("O" + sign, "ў" + sign)
    return text


def _starts(marked: str) -> list[int]:
    """For each letter where its character is; most characters are one letter."""
    starts: list[int] = []
    done = 0
    for odd in _ODD.finditer(marked):
        place = odd.start()
        starts += range(done, place)
        starts += [place] * len(FINE_TABLE[ord(marked[place])])
        done = place + 1
    starts += range(done, len(marked))
    return starts


def fold_text(text: str) -> str:
    """The same as `fold(text).text`, several times cheaper: for search indexes."""
    folded = text.translate(COARSE_TABLE)
    for pair, one in _JOINED.items():
        folded = folded.replace(pair, one)
    return folded


def _one(pair: re.Match[str]) -> str:
    return _JOINED[pair.group()]

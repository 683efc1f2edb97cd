"""A letter with what goes with it on paper."""

from dataclasses import dataclass

from himoya.appeals.letters.letter import Letter
from himoya.appeals.letters.posting import Sending
from himoya.printing.paper import Paper


@dataclass(frozen=True, slots=True)
class Printable:
    """`stem` begins the names of its files: a number and a code of an authority, nobody's name."""

    stem: str
    letter: Letter
    cover: Paper
    sending: Sending

"""Words that an office writes itself instead of those of a shipped text: read, looked at, refused or taken.
Pure.

An office writes the blocks. What decides about danger (the header: neutral or not, risks, basis, note) stays
that of the shipped text, so every gate holds for its words, too.
"""

from himoya.appeals.letters.own.given import given
from himoya.appeals.letters.own.looking import Looked, look_at
from himoya.appeals.letters.own.problem import TextProblem

__all__ = ["Looked", "TextProblem", "given", "look_at"]

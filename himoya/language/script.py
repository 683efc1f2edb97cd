"""Which script a text is written in."""

from typing import Literal

Script = Literal["latin", "cyrillic", "mixed"]

_FEW = 0.1  # one Latin word in a Cyrillic message ("ok", a bank's name) does not make it mixed


def script_of(text: str) -> Script:
    """`latin`, `cyrillic`, or `mixed` when each makes more than a tenth of the letters. No letters: latin."""
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in text)
    latin = sum("a" <= character.lower() <= "z" or "\u00c0" <= character <= "\u024f" for character in text)
    if cyrillic <= _FEW * (cyrillic + latin):
        return "latin"
    return "cyrillic" if latin <= _FEW * (cyrillic + latin) else "mixed"

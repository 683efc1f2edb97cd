"""Phones as lists hold them: without their plus, without the country, as a spreadsheet's number."""

import re

PIECES = re.compile(r"([,;/\n])")
NOT_DIGITS = re.compile(r"[\s().–-]")
# Mobile prefixes of Uzbekistan: nine digits after them are a number at home.
AT_HOME = ("20", "33", "50", "55", "77", "87", "88", "90", "91", "93", "94", "95", "97", "98", "99")


def with_country(cell: str) -> str:
    """The phones of a cell with plus and country where these are beyond doubt; else the cell as it came."""
    return "".join(_piece(piece) for piece in PIECES.split(cell))


def _piece(piece: str) -> str:
    digits = NOT_DIGITS.sub("", piece)
    if not (digits.isascii() and digits.isdigit()):
        return piece
    if len(digits) == 12 and digits.startswith("998"):
        return f"+{digits}"
    if len(digits) == 11 and digits.startswith("7"):
        return f"+{digits}"
    return f"+998{digits}" if len(digits) == 9 and digits.startswith(AT_HOME) else piece

"""Phone numbers inside a text are hidden. Pure."""

import re

_DIGITS = re.compile(r"\+?\d(?:[ \-().\u2013\u00a0]{0,2}\d){8,}")
HIDDEN = "•••"


def masked(text: str) -> str:
    """The text with everything that may be a phone number (nine digits or more) hidden."""
    return _DIGITS.sub(HIDDEN, text)

"""Phone numbers stay hidden on the case page, in quoted words too. Pure."""

import re

from himoya.common.roles import Right, may

_DIGITS = re.compile(r"\+?\d(?:[ \-().\u2013\u00a0]{0,2}\d){8,}")
HIDDEN = "•••"


def masked(text: str) -> str:
    """The text with everything that may be a phone number (nine digits or more) hidden."""
    return _DIGITS.sub(HIDDEN, text)


def for_eyes(role: str, text: str) -> str:
    """What one of the group wrote, as this role may read it: numbers only for those who see contacts."""
    return text if may(role, Right.SEE_CONTACTS) else masked(text)

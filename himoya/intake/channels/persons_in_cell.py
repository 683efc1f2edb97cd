"""A cell that names more than one person: told apart where that is safe, else the row goes back."""

import re
from datetime import datetime

from himoya.language import fold_text
from himoya.reading.fullnames import full_names
from himoya.reading.message import message_of

ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- names do not depend on it
AND = r"\s(?:va|ва|и|hamda|ҳамда|and|plus)\s|[;/&+]|(?:^|\s)[1-9][.)](?=\s)"
STRONG = re.compile(AND, re.IGNORECASE)
NAME_LIKE = re.compile(r"[^\W\d_][^\W\d_\s.'‘’ʻʼ`()«»-]*(?:[\s.'‘’ʻʼ`()«»-]+[^\W\d_]*)*")
ANY = re.compile(rf"{AND}|[,\n]", re.IGNORECASE)


def persons_in(cell: str) -> tuple[str, ...] | None:
    """The names in a cell, each with surname and given name. None: it names several, but not each in full.

    A comma or a line break alone may stand inside one name ("Sinovov, Ali"), "and" may not.
    """
    parts = _different([part.strip(" .\n\t,") for part in ANY.split(cell)])
    if len(parts) < 2:
        return (parts[0] if parts else cell,)
    if all(map(_is_full, parts)):
        return tuple(parts)
    if not all(map(NAME_LIKE.fullmatch, parts)):
        return (cell,)  # an address, markup, a formula: whatever it is, it is not two names
    strong = _different([part.strip(" .\n\t,") for part in STRONG.split(cell)])
    return (cell,) if len(strong) < 2 else None


def _different(parts: list[str]) -> list[str]:
    """Without empty ones, and without the same name once more in another script."""
    return list({fold_text(part): part for part in reversed(parts) if part}.values())[::-1]


def _is_full(part: str) -> bool:
    return any(name.given and name.surname for name in full_names(message_of(part[:200], ANY_TIME)))

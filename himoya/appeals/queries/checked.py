"""Whether a lawyer of the office has checked the text of a letter, as it stands today."""

from dataclasses import replace
from datetime import date

from himoya.appeals.letters.texts import Text
from himoya.appeals.packs.checked import checked, checked_as
from himoya.appeals.packs.rows import Row
from himoya.appeals.queries.law import current_pack


def checked_text(text: Text) -> Text:
    """The text with the name of the lawyer of the office who checked it, unless it brings one of its own."""
    found = None if text.lawyer else checked_as(current_pack(), text.mark)
    return replace(text, lawyer=said_check(found)) if found else text


def row_checked(row: Row) -> str:
    """The lawyer of the office who has checked these words, and when; "" for nobody."""
    found = checked(current_pack(), row)
    return said_check(found) if found else ""


def said_check(found: tuple[str, date | None]) -> str:
    """Name and day."""
    who, on = found
    return f"{who}, {on:%d.%m.%Y}" if on else who

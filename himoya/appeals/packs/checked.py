"""Who has checked a row, or the text of a letter. A check holds for these words alone: when one of them
changes, nobody has checked the row any more."""

from datetime import date
from hashlib import sha256

from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.rows import Check, Clock, Row
from himoya.appeals.packs.schema import TABLES
from himoya.appeals.packs.written import says

LETTERS = "letters"  # stands for a table where the text of a letter was checked
_NAMES = {table.row: name for name, table in TABLES.items()}


def table_of(row: Row) -> str:
    return _NAMES[type(row)]


def mark(row: Row) -> str:
    """The id of a check of this row."""
    return _mark(table_of(row), *says(table_of(row), row))


def mark_of_text(name: str, text: str) -> str:
    """The same for the text of a letter, as it stands in its file."""
    return _mark(LETTERS, name, text)


def checked(pack: Pack, row: Row) -> tuple[str, date | None] | None:
    """Who has checked the row and when, in the pack itself or in the office; None: nobody."""
    if isinstance(row, Clock) and row.checked_by:
        return row.checked_by, row.checked_on
    return checked_as(pack, mark(row))


def checked_as(pack: Pack, wanted: str) -> tuple[str, date | None] | None:
    """The same by the mark."""
    found = next((one for one in pack.tables.get("checks", ()) if one.id == wanted), None)
    return (found.checked_by, found.checked_on) if isinstance(found, Check) else None


def _mark(*words: str) -> str:
    return "k" + sha256("\0".join(words).encode()).hexdigest()[:40]

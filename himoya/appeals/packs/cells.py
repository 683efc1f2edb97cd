"""One cell: its value, or the sentence that says what to write instead."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from himoya.appeals.clocks.calendar import has_calendar
from himoya.appeals.clocks.term import UNITS, Extension
from himoya.appeals.packs.patterns import slow
from himoya.appeals.packs.schema import Column
from himoya.common.say import N_

EMPTY = N_("this cell is empty. Every row needs it.")
NO_SOURCE = N_(
    "this row has no source. Write the id of a row of sources.csv; without a source nothing holds."
)
NO_VALIDITY = N_("this row does not say whether the channel binds the authority. Write yes, no or courtesy.")
TOO_LONG = N_("this cell has %(count)s signs, at most %(most)s fit. Shorten it, or use the column note.")
FORMULA = N_("“%(value)s” is a formula or an error of the spreadsheet program. Write the words themselves.")
UNSEEN = N_("a sign that nobody can see stands in this cell. Type the words anew.")
EXCEL_DATE = N_(
    "the spreadsheet program has turned this id into a date or a number: “%(value)s”. Make the column text, "
    "then write the id again."
)
NOT_ID = N_("“%(value)s” is no id. Use small Latin letters, digits and _, beginning with a letter.")
NOT_ONE_OF = N_("“%(value)s” is not known here. Write one of: %(choices)s.")
NO_SUCH_DAY = N_("there is no day “%(value)s”. Check day and month, and write it like 2026-11-20.")
NOT_DAY = N_("“%(value)s” is not a day. Write it like 2026-11-20.")
NOT_NUMBER = N_("“%(value)s” is not a whole number between 1 and 3650.")
NOT_COUNT = N_("“%(value)s” is not a whole number between 0 and 9.")
NOT_EXTENSION = N_("“%(value)s” is no extension. Write like “by 30 day”, “to 10 day, to 30 day”.")
NOT_COUNTRY = N_("“%(value)s” is no country with a calendar. Write two capital letters, like UZ.")
NOT_PATTERN = N_("“%(value)s” cannot be searched for: brackets or stars are not in order.")
SLOW_PATTERN = N_(
    "searching for “%(value)s” could take very long. Use at most three of * + {}, none within another."
)

ID = re.compile(r"[a-z][a-z0-9_]*")
DATE_LIKE = re.compile(
    r"\d{1,4}[./-]\w{1,4}([./-]\d{1,4})?( .*)?|[A-Za-z]{3}[./-]\d{2,4}|\d+([.,]\d+)?(E[+-]?\d+)?"
)
UNSEEN_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
BAD_START = ("=", "#REF!", "#NAME?", "#VALUE!", "#N/A", "#ИМЯ?", "#ЗНАЧ!", "#ССЫЛКА!", "#Н/Д")


class Bad(Exception):
    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values


def value(column: Column, cell: str) -> Any:
    """The cell's value. Raises Bad."""
    if not cell and column.required:
        special = {"source_id": NO_SOURCE, "legally_valid": NO_VALIDITY}
        raise Bad(special.get(column.name, EMPTY))
    if len(cell) > column.most:
        raise Bad(TOO_LONG, count=len(cell), most=column.most)
    if UNSEEN_SIGNS.search(cell):
        raise Bad(UNSEEN)
    if cell.startswith(BAD_START):
        raise Bad(FORMULA, value=cell[:40])
    return READERS[column.kind](column, cell)


def _text(_column: Column, cell: str) -> str:
    return cell


def _id(_column: Column, cell: str) -> str:
    if cell and not ID.fullmatch(cell):
        raise Bad(EXCEL_DATE if DATE_LIKE.fullmatch(cell) else NOT_ID, value=cell)
    return cell


def _ids(column: Column, cell: str) -> tuple[str, ...]:
    return tuple(_id(column, part) for part in _parts(cell))


def _one(column: Column, cell: str) -> str:
    word = cell.lower()
    if cell and word not in column.of:
        raise Bad(NOT_ONE_OF, value=cell, choices=", ".join(column.of))
    return word


def _many(column: Column, cell: str) -> tuple[str, ...]:
    return tuple(_one(column, part) for part in _parts(cell))


def _flag(column: Column, cell: str) -> bool:
    """Spreadsheet programs make TRUE of yes in some languages; that is understood, too."""
    word = {"true": "yes", "false": "no", "": "no"}.get(cell.lower(), cell)
    return _one(column, word) == "yes"


def _day(_column: Column, cell: str) -> date | None:
    if not cell:
        return None
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", cell)
    other = re.fullmatch(r"(\d\d?)\.(\d\d?)\.(\d{4})", cell)  # as office programs here save it
    parts = found.groups() if found else other.groups()[::-1] if other else None
    if parts is None:
        raise Bad(NOT_DAY, value=cell)
    try:
        return date(*map(int, parts))
    except ValueError:
        raise Bad(NO_SUCH_DAY, value=cell) from None


def _number(_column: Column, cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", cell) or not 1 <= int(cell) <= 3650:
        raise Bad(NOT_NUMBER, value=cell)
    return int(cell)


def _count(_column: Column, cell: str) -> int:
    if not re.fullmatch(r"[0-9]?", cell):
        raise Bad(NOT_COUNT, value=cell)
    return int(cell or 0)


def _extensions(_column: Column, cell: str) -> tuple[Extension, ...]:
    found = []
    for part in filter(None, re.split(r"\s*,\s*", cell)):
        match = re.fullmatch(r"(by|to) ([1-9][0-9]{0,3}) (\w+)", part)
        if not match or match[3] not in UNITS:
            raise Bad(NOT_EXTENSION, value=cell)
        found.append(Extension(match[1], int(match[2]), match[3]))
    return tuple(found)


def _country(_column: Column, cell: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", cell) or not has_calendar(cell):
        raise Bad(NOT_COUNTRY, value=cell)
    return cell


def _countries(column: Column, cell: str) -> tuple[str, ...]:
    return tuple(_country(column, part) for part in _parts(cell))


def _pattern(_column: Column, cell: str) -> str:
    try:
        re.compile(cell)
        endless = slow(cell)
    except (re.error, OverflowError, RecursionError):
        raise Bad(NOT_PATTERN, value=cell) from None
    if endless:
        raise Bad(SLOW_PATTERN, value=cell[:80])
    return cell


def _parts(cell: str) -> list[str]:
    return cell.replace(",", " ").split()


READERS: dict[str, Callable[[Column, str], Any]] = {
    "text": _text, "id": _id, "letter": _id, "ref": _id, "refs": _ids, "one": _one, "many": _many,
    "flag": _flag, "day": _day, "number": _number, "count": _count, "extensions": _extensions,
    "country": _country, "countries": _countries, "pattern": _pattern,
}  # fmt: skip

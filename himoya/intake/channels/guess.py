"""What the cells themselves tell about their column, when no heading does."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from himoya.intake.channels.dates import ANY_TIME, day_of
from himoya.reading.criminal import criminal
from himoya.reading.facility import facility
from himoya.reading.fullnames import full_names
from himoya.reading.kin import kin
from himoya.reading.message import Message, message_of
from himoya.reading.persons import home_of

ENOUGH = 0.5  # of the filled cells
MOST_LOOKED_AT = 40
PHONE = re.compile(r"(?:\+?(?:998|7|8))?[\s(-]*\d{2,3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}")
YEAR = re.compile(r"(?:19[4-9]\d|200\d|201[01])(?:\s?-?(?:й|y|г|g).{0,4})?\.?")
AGE = re.compile(r"(?:1[4-9]|[2-8]\d)(?:\s?(?:yosh|ёш|лет|год).*)?", re.IGNORECASE)


def _is_birth(cell: str) -> bool:
    day = day_of(cell)
    return bool(YEAR.fullmatch(cell)) or (day is not None and 1940 <= day.year <= 2011)


def _is_recent(cell: str) -> bool:
    day = day_of(cell)
    return day is not None and day.year >= 2015


def _is_phone(cell: str) -> bool:
    return any(PHONE.fullmatch(part.strip()) for part in re.split(r"[;,/\n]", cell))


def _reads(what: Callable[[Message], object]) -> Callable[[str], bool]:
    return lambda cell: bool(what(message_of(cell[:200], ANY_TIME)))


# The first that fits wins.
TESTS: dict[str, Callable[[str], bool]] = {
    "phone": _is_phone,
    "birth_date": _is_birth,
    "last_contact": _is_recent,
    "facility": _reads(facility),
    "article": _reads(criminal),
    "relation": lambda cell: len(cell) < 20 and _reads(kin)(cell),
    "name": lambda cell: len(cell) < 80 and _reads(full_names)(cell),
    "home": lambda cell: len(cell) < 80 and _reads(home_of)(cell),
    "age": lambda cell: bool(AGE.fullmatch(cell)),
}
# A heading is not believed when hardly a cell bears it out.
BORNE_OUT: dict[str, Callable[[str], bool]] = {
    "phone": lambda cell: sum(map(str.isdigit, cell)) >= 5,
    "birth_date": lambda cell: any(map(str.isdigit, cell)),
    "age": lambda cell: any(map(str.isdigit, cell)),
    "article": lambda cell: any(map(str.isdigit, cell)),
    "name": lambda cell: sum(map(str.isalpha, cell)) >= 3,
    "surname": lambda cell: sum(map(str.isalpha, cell)) >= 2,
    "given": lambda cell: sum(map(str.isalpha, cell)) >= 2,
}


def by_content(cells: Sequence[str]) -> str:
    """The field that most of these cells look like, "" when none."""
    filled = [cell for cell in cells if cell][:MOST_LOOKED_AT]
    if len(filled) < 2:
        return ""
    if _counts(filled):
        return "counter"
    for field, fits in TESTS.items():
        if sum(map(fits, filled)) >= ENOUGH * len(filled):
            return field
    return ""


def contradicted(field: str, cells: Sequence[str]) -> bool:
    """Whether nearly no cell can be what its heading says."""
    fits = BORNE_OUT.get(field)
    filled = [cell for cell in cells if cell][:MOST_LOOKED_AT]
    return fits is not None and len(filled) >= 3 and sum(map(fits, filled)) < 0.2 * len(filled)


def born_rather(cells: Sequence[str]) -> bool:
    """Whether a column of days holds births: a list "dated" 1998 is a list of birthdays."""
    days = [day.year for cell in cells[:MOST_LOOKED_AT] if (day := day_of(cell))]
    return len(days) >= 2 and sum(year <= 2011 for year in days) > 0.8 * len(days)


def _counts(cells: Sequence[str]) -> bool:
    """1, 2, 3: a running number."""
    numbers = [int(cell) for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 7]
    return len(numbers) == len(cells) > 2 and all(b - a == 1 for a, b in pairwise(numbers))

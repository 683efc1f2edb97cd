"""What one cell of a list says by itself. Cells come back in thousands of rows, and are read once."""

import re
from datetime import datetime
from functools import lru_cache

from himoya.reading.birth import Birth, births
from himoya.reading.criminal import criminal
from himoya.reading.facility import facility
from himoya.reading.facts import CriminalFact, FacilityFact
from himoya.reading.kin import kin
from himoya.reading.message import Message, message_of
from himoya.reading.namecell import CellName, cell_name
from himoya.reading.persons import home_of
from himoya.reading.term import term_months

_ANY_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- nothing read here depends on it
_SEXES = {"m": "m", "f": "f", "e": "m", "a": "f", "erkak": "m", "ayol": "f", "muj": "m", "jen": "f", "j": "f"}
_KEPT = 1 << 14  # of each kind of cell


def cell(text: str) -> Message:
    return message_of(text, _ANY_TIME)


@lru_cache(_KEPT)
def name_in(text: str) -> CellName:
    return cell_name(text, cell(text))


@lru_cache(_KEPT)
def relation_in(text: str) -> str | None:
    relatives = kin(cell(text))
    return relatives[0].relation if relatives else None


@lru_cache(_KEPT)
def birth_in(text: str) -> Birth | None:
    born = births(cell(text).figures.text + " yil")
    return born[0] if born else None


@lru_cache(_KEPT)
def sex_in(text: str) -> str | None:
    return _SEXES.get(cell(text).letters.strip(" ."))


@lru_cache(_KEPT)
def home_in(text: str) -> str | None:
    return home_of(cell(text))


@lru_cache(_KEPT)
def place_in(text: str) -> FacilityFact | None:
    """A bare number in such a cell is a colony. The quote counts within the cell."""
    return facility(cell(text)) or facility(cell(f"{text} zona"))


@lru_cache(_KEPT)
def case_in(text: str) -> CriminalFact | None:
    return criminal(cell(f"ст. {text}"))


@lru_cache(_KEPT)
def term_in(text: str) -> int | None:
    """Months from "7 yil", "7 лет 6 мес", or a bare number of years."""
    if not text:
        return None
    told = term_months(cell(text).figures.text)
    bare = re.fullmatch(r"(?P<years>[0-9]{1,2})(?:[.,](?P<half>5))?", text)
    return told or (int(bare["years"]) * 12 + (6 if bare["half"] else 0) if bare else None)

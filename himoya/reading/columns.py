"""Facts from a spreadsheet's row: the cells go first, the text fills the rest."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from himoya.reading.birth import births
from himoya.reading.criminal import criminal, term_months
from himoya.reading.days import said_day
from himoya.reading.facility import facility
from himoya.reading.facts import ContactFact, CriminalFact, FacilityFact, PersonFact, Quote, Reading
from himoya.reading.kin import kin
from himoya.reading.message import Message, message_of
from himoya.reading.namecell import cell_name
from himoya.reading.persons import home_of

_ARTICLE = re.compile(r"(?P<article>[1-9][0-9]{1,2})(?:[.,](?P<point>[1-9]))?")
_FIRST_NUMBER = re.compile(r"[0-9]{1,2}")
_UNDERSTOOD = (
    "name", "birth_date", "age", "sex", "phone", "home", "facility", "article", "part", "term"
)  # fmt: skip
_SEXES = {"m": "m", "f": "f", "e": "m", "a": "f", "erkak": "m", "ayol": "f", "muj": "m", "jen": "f", "j": "f"}


def with_columns(reading: Reading, message: Message, columns: Mapping[str, str]) -> Reading:
    """The reading of a row's text, with what its known cells say put first."""
    cells = {name: cell.strip() for name, cell in columns.items() if cell and cell.strip()}
    if not cells:
        return reading
    return replace(
        reading,
        persons=_persons(reading, message, cells),
        facility=_facility(message, cells) or reading.facility,
        criminal=_criminal(message, cells) or reading.criminal,
        contact=_contact(message, cells) or reading.contact,
    )


def without_cells(text: str, columns: Mapping[str, str]) -> str:
    """A row's text with spaces over the cells that are read by themselves, and over their headings.

    What is left, notes and unknown columns, keeps its place. A name with a number in it stays: "..., 1999".
    """
    parts = text.split("; ")
    cells = {columns[name].strip() for name in _UNDERSTOOD if columns.get(name)}
    if not columns.get("article"):
        cells -= {columns.get("part", "").strip(), columns.get("term", "").strip()}
    if re.search("[0-9]", columns.get("name", "")):
        cells.discard(columns["name"].strip())
    return "; ".join(
        " " * len(part) if part.partition(": ")[2].strip() in cells or part.strip() in cells else part
        for part in parts
    )


def _persons(reading: Reading, message: Message, cells: Mapping[str, str]) -> tuple[PersonFact, ...]:
    if "name" not in cells:
        return reading.persons
    told = reading.persons[0] if len(reading.persons) == 1 else PersonFact()
    raw = cells["name"]
    called = cell_name(raw, _cell(raw, message.sent_at))
    relatives = kin(_cell(cells.get("relation", ""), message.sent_at))
    born = births(_cell(cells.get("birth_date", ""), message.sent_at).figures.text + " yil")
    age = _FIRST_NUMBER.search(cells.get("age", ""))
    sex = _SEXES.get(_cell(cells.get("sex", ""), message.sent_at).letters.strip(" ."))
    person = PersonFact(
        name_raw=raw,
        name=called.name or None,
        relation=relatives[0].relation if relatives else told.relation,
        sex=sex or called.sex or told.sex,
        age=int(age.group()) if age else told.age,
        birth_date=born[0].value if born else told.birth_date,
        doubt=("day_month" if born[0].doubt else None) if born else told.doubt,
        home=home_of(_cell(cells.get("home", ""), message.sent_at)) or told.home,
        quote=_quote(message, raw),
    )
    return (person,)


def _facility(message: Message, cells: Mapping[str, str]) -> FacilityFact | None:
    cell = cells.get("facility")
    if cell is None:
        return None
    found = facility(_cell(cell, message.sent_at)) or facility(_cell(f"{cell} zona", message.sent_at))
    return found and replace(found, quote=_quote(message, cell))


def _criminal(message: Message, cells: Mapping[str, str]) -> CriminalFact | None:
    cell = cells.get("article")
    if cell is None:
        return None
    whole = criminal(_cell(f"ст. {cell}", message.sent_at))
    match = _ARTICLE.search(cell)
    if whole is None and match is None:
        return None
    article = whole.article if whole else None
    if article is None and match:
        article = match["article"] + (f".{match['point']}" if match["point"] else "")
    part = _FIRST_NUMBER.search(cells.get("part", ""))
    return CriminalFact(
        article=article,
        part=int(part.group()) if part else whole.part if whole else None,
        term_months=_term(cells.get("term", ""), message.sent_at) or (whole.term_months if whole else None),
        quote=_quote(message, cell),
        doubt=whole.doubt if whole else None,
    )


def _term(cell: str, sent_at: datetime) -> int | None:
    """Months from "7 yil", "7 лет 6 мес", or a bare number of years."""
    if not cell:
        return None
    told = term_months(_cell(cell, sent_at).figures.text)
    bare = re.fullmatch(r"(?P<years>[0-9]{1,2})(?:[.,](?P<half>5))?", cell)
    return told or (int(bare["years"]) * 12 + (6 if bare["half"] else 0) if bare else None)


def _contact(message: Message, cells: Mapping[str, str]) -> ContactFact | None:
    cell = cells.get("last_contact")
    day = said_day(_cell(cell, message.sent_at).letters, message.sent_at.date()) if cell else None
    return ContactFact(day.isoformat(), None, _quote(message, cell)) if cell and day else None


@lru_cache(maxsize=1 << 12)  # colonies, articles and regions come back in thousands of rows
def _cell(cell: str, sent_at: datetime) -> Message:
    return message_of(cell, sent_at)


def _quote(message: Message, cell: str) -> Quote:
    """Where the cell stands in the row's text; an empty quote at its beginning when it does not."""
    at = message.text.find(cell)
    return Quote(cell, at, at + len(cell)) if at >= 0 else Quote("", 0, 0)

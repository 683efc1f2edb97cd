"""Facts from a spreadsheet's row: the cells go first, the text fills the rest."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from himoya.reading.cells import (
    birth_in,
    case_in,
    cell,
    home_in,
    name_in,
    place_in,
    relation_in,
    sex_in,
    term_in,
)
from himoya.reading.days import said_day
from himoya.reading.facts import ContactFact, CriminalFact, FacilityFact, PersonFact, Quote, Reading

_ARTICLE = re.compile(r"(?P<article>[1-9][0-9]{1,2})(?:[.,](?P<point>[1-9]))?")
_FIRST_NUMBER = re.compile(r"[0-9]{1,2}")
_UNDERSTOOD = (
    "name", "birth_date", "age", "sex", "phone", "home", "facility", "article", "part", "term"
)  # fmt: skip


def with_columns(reading: Reading, text: str, sent_at: datetime, columns: Mapping[str, str]) -> Reading:
    """The reading of a row's text, with what its known cells say put first."""
    cells = {name: cell.strip() for name, cell in columns.items() if cell and cell.strip()}
    if not cells:
        return reading
    return replace(
        reading,
        persons=_persons(reading, text, cells),
        facility=_facility(text, cells) or reading.facility,
        criminal=_criminal(text, cells) or reading.criminal,
        contact=_contact(text, sent_at, cells) or reading.contact,
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


def _persons(reading: Reading, text: str, cells: Mapping[str, str]) -> tuple[PersonFact, ...]:
    if "name" not in cells:
        return reading.persons
    told = reading.persons[0] if len(reading.persons) == 1 else PersonFact()
    raw = cells["name"]
    called = name_in(raw)
    born = birth_in(cells.get("birth_date", ""))
    age = _FIRST_NUMBER.search(cells.get("age", ""))
    person = PersonFact(
        name_raw=raw,
        name=called.name or None,
        relation=relation_in(cells.get("relation", "")) or told.relation,
        sex=sex_in(cells.get("sex", "")) or called.sex or told.sex,
        age=int(age.group()) if age else told.age,
        birth_date=born.value if born else told.birth_date,
        doubt=("day_month" if born.doubt else None) if born else told.doubt,
        home=home_in(cells.get("home", "")) or told.home,
        quote=_quote(text, raw),
    )
    return (person,)


def _facility(text: str, cells: Mapping[str, str]) -> FacilityFact | None:
    told = cells.get("facility")
    found = None if told is None else place_in(told)
    return replace(found, quote=_quote(text, told)) if found and told else None


def _criminal(text: str, cells: Mapping[str, str]) -> CriminalFact | None:
    told = cells.get("article")
    if told is None:
        return None
    whole = case_in(told)
    match = _ARTICLE.search(told)
    if whole is None and match is None:
        return None
    article = whole.article if whole else None
    if article is None and match:
        article = match["article"] + (f".{match['point']}" if match["point"] else "")
    part = _FIRST_NUMBER.search(cells.get("part", ""))
    return CriminalFact(
        article=article,
        part=int(part.group()) if part else whole.part if whole else None,
        term_months=term_in(cells.get("term", "")) or (whole.term_months if whole else None),
        quote=_quote(text, told),
        doubt=whole.doubt if whole else None,
    )


def _contact(text: str, sent_at: datetime, cells: Mapping[str, str]) -> ContactFact | None:
    told = cells.get("last_contact")
    day = said_day(cell(told).letters, sent_at.date()) if told else None
    return ContactFact(day.isoformat(), None, _quote(text, told)) if told and day else None


def _quote(text: str, told: str) -> Quote:
    """Where the cell stands in the row's text; an empty quote at its beginning when it does not."""
    at = text.find(told)
    return Quote(told, at, at + len(told)) if at >= 0 else Quote("", 0, 0)

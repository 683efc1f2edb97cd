"""What is wrong with rows that read well: ids that point nowhere, circles, dates that do not come out."""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from himoya.appeals.packs import circles, examples
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Channel, Clock, LadderStep, MovedDay, Row, Rule, Source, Sourced
from himoya.appeals.packs.schema import TABLES
from himoya.common.say import N_

TWICE = N_("“%(value)s” stands in row %(other)s as well. Give every row its own id.")
DAY_TWICE = N_("this day stands in row %(other)s as well. Remove one.")
NOWHERE = N_("there is no “%(value)s” in %(table)s.csv. Add it there, or correct this cell.")
BACKWARDS = N_("this row ends before it begins. Correct valid_from or valid_to.")
UNREAD = N_(
    "“%(value)s” was not read in the original, so the row cannot be confirmed. Write secondary or "
    "unverified, or let somebody read the text and change its status in sources.csv."
)
BINDS_NOBODY = N_("a channel that does not bind the authority starts no clock. Write no.")
NO_TEXT = N_(
    "there is no text “%(value)s” in the folder letters. Write the file %(value)s.ru.md, or correct this "
    "cell."
)
NO_COUNTRY = N_("working days are counted here, but of no country. Write it, like UZ.")
NOT_FOUND = N_("the words looked for do not stand in the example of the same row. Correct one of them.")
UNDATED = N_("contact data without a day are soon wrong. Write in contact_on when they were seen.")
NOBODY = N_("this letter goes to an authority, but none is named. Write its id.")
FOR_EVER = N_("with all extensions this is longer than 30 years, and no day can be counted. Check the unit.")
PER_YEAR = {"hour": 8760, "day": 365, "working_day": 250, "month": 12, "year": 1}
MOST_YEARS = 30
Tables = Mapping[str, tuple[Row, ...]]
Check = Callable[[Pack, Tables], Iterator[Problem]]


def problems_of(pack: Pack, tables: Tables) -> list[Problem]:
    """What is wrong with `tables`, which are part of `pack`. One layer at a time: a row whose id is wrong
    would make every row that points to it look wrong."""
    for layer in LAYERS:
        found = [problem for check in layer for problem in check(pack, tables)]
        if found:
            return found
    return []


def at(row: Row, column: str, sentence: str, **values: object) -> Problem:
    return Problem(row.file, row.number, column, sentence, values)


def _twice(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for rows in tables.values():
        by_id: dict[str, list[Row]] = {}
        for row in rows:
            by_id.setdefault(row.id, []).append(row)
        for same in by_id.values():
            for first, then in combinations(same, 2):
                if first.file == then.file and _overlap(first, then):
                    yield at(then, "id", TWICE, value=then.id, other=first.number)


def _overlap(first: Row, then: Row) -> bool:
    """The same id may come again for another time: the law changed."""
    begins = [row.valid_from for row in (first, then) if row.valid_from]
    ends = [row.valid_to for row in (first, then) if row.valid_to]
    return not begins or not ends or max(begins) <= min(ends)


def _days_twice(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    seen: dict[tuple[str, object], Row] = {}
    for row in tables.get("moved_days", ()):
        if isinstance(row, MovedDay):
            first = seen.setdefault((row.country, row.day), row)
            if first is not row:
                yield at(row, "day", DAY_TWICE, other=first.number)


def _backwards(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in _all(tables):
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            yield at(row, "valid_to", BACKWARDS)


def _nowhere(pack: Pack, tables: Tables) -> Iterator[Problem]:
    ids = {name: {row.id for row in rows} for name, rows in pack.tables.items()}
    for name, rows in tables.items():
        pointing = [column for column in TABLES[name].columns if column.kind in ("ref", "refs")]
        for row in rows:
            for column in pointing:
                cell = getattr(row, column.name)
                for value in (cell,) if isinstance(cell, str) else cell:
                    if value and value not in ids.get(column.of[0], ()):
                        yield at(row, column.name, NOWHERE, value=value, table=column.of[0])


def _unread(pack: Pack, tables: Tables) -> Iterator[Problem]:
    read = {row.id for row in pack.every(Source) if row.status == "primary"}
    for row in _all(tables):
        if isinstance(row, Sourced) and row.confidence == "confirmed" and row.source_id not in read:
            yield at(row, "confidence", UNREAD, value=row.source_id)


def _channels(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("channels", ()):
        if isinstance(row, Channel) and row.legally_valid != "yes" and row.starts_clock != "no":
            yield at(row, "starts_clock", BINDS_NOBODY)


def _undated(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("channels", ()):
        if isinstance(row, Channel) and row.contact and not row.contact_on:
            yield at(row, "contact", UNDATED)


def _nobody(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("ladder", ()):
        if isinstance(row, LadderStep) and row.to_whom == "authority" and not row.to_authority:
            yield at(row, "to_authority", NOBODY)


def _texts(pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("ladder", ()):
        if isinstance(row, LadderStep) and row.letter_id and row.letter_id not in pack.letters:
            yield at(row, "letter_id", NO_TEXT, value=row.letter_id)


def _countries(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("clocks", ()):
        counts = isinstance(row, Clock) and (row.unit == "working_day" or row.roll != "none")
        if isinstance(row, Clock) and counts and not row.calendar:
            yield at(row, "calendar", NO_COUNTRY)


def _for_ever(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("clocks", ()):
        if isinstance(row, Clock):
            years = row.amount / PER_YEAR[row.unit]
            years += sum(one.amount / PER_YEAR[one.unit] for one in row.extensions)
            if years > MOST_YEARS:
                yield at(row, "amount", FOR_EVER)


def _patterns(_pack: Pack, tables: Tables) -> Iterator[Problem]:
    for row in tables.get("rules", ()):
        if isinstance(row, Rule) and not row.found_in(row.example):
            yield at(row, "pattern", NOT_FOUND)


def _all(tables: Tables) -> Iterator[Row]:
    for rows in tables.values():
        yield from rows


LAYERS: tuple[tuple[Check, ...], ...] = (
    (_twice, _days_twice, _backwards),
    (_nowhere,),
    (_unread, _channels, _undated, _nobody, _countries, _for_ever, _patterns, _texts, circles.problems),
    (examples.problems,),
)

"""What the columns of one list seem to mean, for a person to look at and correct."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.columns import (
    MOST_COLUMNS,
    TOGETHER,
    Header,
    folded_heading,
    header_of,
    headless,
    known_word_for_word,
)
from himoya.intake.channels.dates import day_first_of
from himoya.intake.channels.fields import COUNTER, DAYS, FIELD_WORDS, IGNORE, TEXT
from himoya.intake.channels.guess import born_rather, by_content, contradicted

HEADER_WITHIN = 15  # rows: titles, dates and empty lines stand above the headings
SHOWN = 10
SEVERAL_TIMES = {TEXT, COUNTER, IGNORE} | TOGETHER

Confirmed = Mapping[str, Sequence[str]]  # fingerprint of a header -> field of each column


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `sure`: "word" (we know the heading), "alike", "cells" (their look), "person", "" (not)."""

    at: int
    heading: str
    field: str
    sure: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One list: where its header is and what each column means. `fingerprint` is the header's."""

    header_at: int  # which of the rows looked at, from 0; -1 without headings
    fingerprint: str
    columns: tuple[Column, ...]
    day_first: bool | None  # None: dates with strokes may be read in both orders
    confirmed: bool = False  # a person has said so, now or for an earlier list with this header

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns)

    def header(self) -> Header:
        headings = tuple(column.heading for column in self.columns) if self.header_at >= 0 else ()
        return Header(self.header_at, headings, self.fields)


def propose(rows: Sequence[Sequence[str]]) -> Proposal:
    """The meaning of the columns, from the words above them and from the cells of the first rows.

    Raises BadInput for a table that is too wide to be a list of people.
    """
    width = max(map(len, rows), default=0)
    if width > MOST_COLUMNS:
        raise BadInput(
            N_("The list has %(columns)s columns, too many for a list of people. Keep only those you need."),
            columns=width,
        )
    header = header_of(rows[:HEADER_WITHIN]) or headless(width)
    below = rows[header.at + 1 :]
    columns = _without_doubles(
        [_column(at, header, [row[at] if at < len(row) else "" for row in below]) for at in range(width)]
    )
    days = [column.at for column in columns if column.field in DAYS]
    order = day_first_of(row[at] for row in below for at in days if at < len(row))
    return Proposal(header.at, _fingerprint(header, rows), tuple(columns), order)


def with_confirmed(proposal: Proposal, confirmed: Confirmed) -> Proposal:
    """The proposal with what a person said about a list with this header, if anybody did."""
    told = confirmed.get(proposal.fingerprint)
    if told is None:
        return proposal
    columns = tuple(
        replace(column, field=told[column.at], sure="person")
        if column.at < len(told) and told[column.at] in FIELD_WORDS
        else column
        for column in proposal.columns
    )
    return replace(proposal, columns=columns, confirmed=True)


def unguessed(proposal: Proposal) -> Proposal:
    """A list without headings as it is read when nobody has confirmed its columns: as plain text."""
    if proposal.header_at >= 0 or proposal.confirmed:
        return proposal
    return replace(proposal, columns=tuple(replace(column, field=TEXT) for column in proposal.columns))


def _column(at: int, header: Header, cells: Sequence[str]) -> Column:
    heading = header.headings[at] if at < len(header.headings) else ""
    field, sure = header.field(at), ""
    if field:
        sure = "word" if known_word_for_word(heading) else "alike"
    if field == "date" and born_rather(cells):
        field, sure = "birth_date", "cells"
    elif (field and contradicted(field, cells)) or (not field and header.at < 0):
        field = by_content(cells)
        sure = "cells" if field else ""
    samples = tuple(dict.fromkeys(cell[:60] for cell in cells if cell))[:3]
    return Column(at, heading, field, sure, samples)


def _without_doubles(columns: Sequence[Column]) -> list[Column]:
    """Of two columns that seem to mean the same the first keeps it: the second may be about somebody else."""
    taken: set[str] = set()
    kept = []
    for column in columns:
        double = column.field in taken and column.field not in SEVERAL_TIMES
        taken.add(column.field)
        kept.append(replace(column, field=TEXT, sure="") if double else column)
    return kept


def _fingerprint(header: Header, rows: Sequence[Sequence[str]]) -> str:
    """SHA-256 of the folded header row; without headings of the first row, which says which list it is."""
    words = header.headings or (f"no headings {len(rows[0])}", *rows[0]) if rows else ()
    return hashlib.sha256("\x1f".join(map(folded_heading, words)).encode()).hexdigest()

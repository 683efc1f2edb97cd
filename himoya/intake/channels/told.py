"""What a person says about the columns of lists, heading by heading; and what to start from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.columns import folded_heading, heading_of
from himoya.intake.channels.fields import TEXT
from himoya.intake.channels.incoming import Table
from himoya.intake.channels.proposal import SEVERAL_TIMES, Column, unguessed

PLACE = re.compile(r"column (?P<number>[0-9]{1,3})")

# Line numbers and not what stands there: what somebody typed may be a name, and refusals end in logs.
NO_LIST = N_("%(file)s is no spreadsheet or list, so its columns cannot be named.")
NO_SHEET = N_("Line %(line)s of %(told)s names a sheet that is not in %(file)s.")
NO_HEADING = N_(
    "Line %(line)s of %(told)s names a heading that is not in %(file)s. "
    "`himoya import %(file)s --show-columns` shows the headings."
)
STANDS_TWICE = N_(
    "Line %(line)s of %(told)s names a heading that stands above more than one column. "
    "Name the column by its place instead: %(places)s."
)
TWICE = N_("Lines %(first)s and %(line)s of %(told)s speak of the same column. Keep one of them.")
DOUBLE = N_(
    "Lines %(first)s and %(line)s of %(told)s give two columns the same meaning, of which there can be "
    "only one. Choose another for one of them, or text."
)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands below this heading (or in "column 3"), as one line says it."""

    line: int
    heading: str
    field: str
    sheet: str = ""  # of a workbook; "" means every list that has this heading


@dataclass(frozen=True, slots=True)
class Told:
    """Everything one file says about columns; `name` is that file's."""

    name: str
    said: tuple[Said, ...]

    def about(self, tables: Sequence[Table], file: str) -> dict[str, tuple[str, ...]]:
        """Fingerprint of a header -> field of each column, for the lists it speaks of.

        Raises BadInput when it speaks of something that is in none of them, or contradicts itself.
        """
        if not tables:
            raise BadInput(NO_LIST, file=file)
        heard: set[Said] = set()
        found = {}
        for table in tables:
            by_column = self._by_column(table)
            heard.update(by_column.values())
            if by_column:
                found[table.proposal.fingerprint] = self._fields(table, by_column)
        for one in self.said:
            if one not in heard:
                known = not one.sheet or any(one.sheet == table.title for table in tables)
                raise BadInput(NO_HEADING if known else NO_SHEET, line=one.line, told=self.name, file=file)
        return found

    def _by_column(self, table: Table) -> dict[int, Said]:
        found: dict[int, Said] = {}
        for one in self.said:
            at = self._column(one, table.proposal.columns) if one.sheet in ("", table.title) else None
            if at in found:
                raise BadInput(TWICE, first=found[at].line, line=one.line, told=self.name)
            if at is not None:
                found[at] = one
        return found

    def _column(self, one: Said, columns: Sequence[Column]) -> int | None:
        alike = _alike(one.heading, columns)
        if len(alike) > 1:
            places = ", ".join(_place(at) for at in alike)
            raise BadInput(STANDS_TWICE, line=one.line, told=self.name, places=places)
        if alike:
            return alike[0]
        place = PLACE.fullmatch(heading_of(one.heading).casefold())
        at = int(place["number"]) - 1 if place else -1
        return at if 0 <= at < len(columns) else None

    def _fields(self, table: Table, by_column: dict[int, Said]) -> tuple[str, ...]:
        """What was said, and of the others what is read anyway: a guess gives way to what a person says."""
        taken: dict[str, Said] = {}
        for one in by_column.values():
            if one.field in taken and one.field not in SEVERAL_TIMES:
                raise BadInput(DOUBLE, first=taken[one.field].line, line=one.line, told=self.name)
            taken[one.field] = one
        gone = set(taken) - SEVERAL_TIMES
        return tuple(
            by_column[at].field if at in by_column else TEXT if field in gone else field
            for at, field in enumerate(unguessed(table.proposal).fields)
        )


def to_start_from(table: Table) -> Iterator[tuple[str, Column]]:
    """Every column with the words that name it without doubt."""
    columns = table.proposal.columns
    for column in columns:
        plain = _alike(column.heading, columns) == [column.at]
        yield column.heading if plain else _place(column.at), column


def _alike(heading: str, columns: Sequence[Column]) -> list[int]:
    """Columns with this heading: letter for letter, else whatever case, script and dots it is written in."""
    tidy = heading_of(heading)
    folded = folded_heading(heading)
    exact = [column.at for column in columns if tidy and column.heading == tidy]
    return exact or [column.at for column in columns if folded and folded_heading(column.heading) == folded]


def _place(at: int) -> str:
    return f"column {at + 1}"

"""Dates worked out by hand must come out of the clocks."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from himoya.appeals.clocks.calendar import Calendar
from himoya.appeals.clocks.due import due
from himoya.appeals.packs.pack import Pack
from himoya.appeals.packs.problem import Problem
from himoya.appeals.packs.rows import Clock, Example, Row
from himoya.common.errors import BadInput
from himoya.common.say import N_

OTHER_DATE = N_(
    "counted by the clock it is %(counted)s, here stands %(written)s. Correct the clock or this row."
)
CANNOT = N_("this example cannot be counted with its clock. Check its start and how often it is extended.")
COLUMNS = ("earliest", "usual", "latest")


def problems(pack: Pack, tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Problem]:
    """The first date of each example that does not come out. Shipped examples of a clock that an office has
    replaced by its own are left out."""
    calendars = pack.calendars()
    for row in tables.get("examples", ()):
        clock = _clock(pack, row)
        if isinstance(row, Example) and clock and (row.own or not clock.own):
            yield from _compared(row, clock, calendars)


def _clock(pack: Pack, row: Row) -> Clock | None:
    return pack.get(Clock, row.clock_id, row.start) if isinstance(row, Example) else None


def _compared(row: Example, clock: Clock, calendars: Mapping[str, Calendar]) -> Iterator[Problem]:
    try:
        found = due(clock, row.start, calendars, extended=row.extended)
    except BadInput:
        column = "extended" if row.extended > len(clock.extensions) else "start"
        yield Problem(row.file, row.number, column, CANNOT)
        return
    for column in COLUMNS:
        counted, written = _day(getattr(found, column)), getattr(row, column)
        if counted != written:
            values = {"counted": counted.isoformat(), "written": written.isoformat()}
            yield Problem(row.file, row.number, column, OTHER_DATE, values)
            return


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at

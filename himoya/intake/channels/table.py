"""Rows of a list to messages: what spreadsheets and CSV files share."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import islice

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.columns import COUNTER, Header, header_of, headless
from himoya.intake.channels.incoming import Asked, Incoming, Note, Rejected
from himoya.intake.channels.tidy import excerpt, folded, iso_time, of_our_time, short_hash

HEADER_WITHIN = 15  # rows: titles, dates and empty lines stand above the headings
LONGEST_ROW = 100_000  # characters
DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")

Row = tuple[int, list[str]]  # number in the file, from 1, and cells as text; never empty


def table_notes(rows: Iterator[Row]) -> tuple[Note, ...]:
    """How the columns of a list are understood."""
    first = [cells for _, cells in islice(rows, HEADER_WITHIN)]
    if not first:
        return ()
    header = header_of(first)
    if header is None:
        return (Note(N_("The list names no columns that Himoya knows: its rows are read as plain text.")),)
    known = ", ".join(
        f"{heading} = {field}"
        for heading, field in zip(header.headings, header.fields, strict=True)
        if field not in ("", COUNTER)
    )
    return (Note(N_("The columns are read so: %(columns)s."), {"columns": known}),)


def read_table(rows: Iterator[Row], title: str, asked: Asked, local: tzinfo) -> Iterator[Incoming | Rejected]:
    """Every row below the headings. `title` names a list that carries no title of its own."""
    first = list(islice(rows, HEADER_WITHIN))
    if not first:
        return
    header = header_of([cells for _, cells in first]) or headless(len(first[0][1]))
    above = " ".join(cell for _, cells in first[: max(header.at, 0)] for cell in cells if cell)
    table = _Table(header, above[:200], asked.chat or above[:200] or title, asked, local)
    for number, cells in first[header.at + 1 :]:
        yield from table.read(number, cells)
    for number, cells in rows:
        yield from table.read(number, cells)


class _Table:
    def __init__(self, header: Header, above: str, title: str, asked: Asked, local: tzinfo) -> None:
        self.header = header
        self.title = title
        # Not the file's name: the same list comes as "list.xlsx", then as "list (2).xlsx".
        self.chat = f"list:{short_hash(*map(folded, header.headings), folded(above))}"
        self.asked = asked
        self.local = local
        self._seen: dict[str, int] = {}

    def read(self, number: int, cells: list[str]) -> Iterator[Incoming | Rejected]:
        if tuple(" ".join(cell.split()) for cell in cells) == self.header.headings:
            return  # headings repeated at the top of each printed page
        place = f"row {number}"
        text = self.header.text(cells)
        if len(text) > LONGEST_ROW:
            reason = BadInput(
                N_("Row %(row)s is too long to be about one person. Look at it in the file."), row=number
            )
            yield Rejected(place, reason, excerpt(text))
            return
        told = self.header.columns(cells)
        written = told.get("date", "")
        # A date that cannot be read must not become today's: an old row would raise tonight's alarm.
        sent_at = _day(written, self.local) if written else self.asked.now
        if sent_at is None:
            reason = BadInput(N_("Row %(row)s has no readable date. Write it as 20.11.2026."), row=number)
            yield Rejected(place, reason, excerpt(text))
            return
        reporter = told.get("reporter", "")
        yield Incoming(
            chat=self.chat,
            chat_title=self.title,
            key=self._key(text),
            sent_at=sent_at.astimezone(UTC),
            sender=reporter,
            sender_key=folded(reporter),
            text=text,
            place=place,
            columns=told,
        )

    def _key(self, text: str) -> str:
        same = short_hash(folded(text))
        self._seen[same] = self._seen.get(same, 0) + 1
        return f"{same}-{self._seen[same]}"


def _day(written: str, local: tzinfo) -> datetime | None:
    found = DAY.search(written)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return of_our_time(datetime(year, month, day, tzinfo=local).astimezone(UTC))
        return iso_time(written, local) if len(written) >= 10 else None
    except (ValueError, OverflowError):
        return None

"""Rows of a list to messages: what spreadsheets and CSV files share."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import chain, islice, zip_longest

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.columns import MOST_COLUMNS, heading_of
from himoya.intake.channels.dates import ISO, as_read_here, day_of
from himoya.intake.channels.fields import COUNTER, DAYS, IGNORE, OF_ONE_PERSON, TEXT
from himoya.intake.channels.incoming import Asked, Incoming, Note, Rejected, Table
from himoya.intake.channels.persons_in_cell import persons_in
from himoya.intake.channels.phone_cells import with_country
from himoya.intake.channels.proposal import SHOWN, Proposal, propose, unguessed, with_confirmed
from himoya.intake.channels.tidy import excerpt, folded, iso_time, of_our_time, short_hash

SAMPLE = 200  # rows from which the columns are understood
LONGEST_ROW = 100_000  # characters
LONGEST_CELL = 2_000  # characters of a rejected row that are given back
TOTALS = re.compile(r"(jami|жами|итого|всего|total|umumiy|умумий|hammasi|ҳаммаси)\b.{0,30}", re.IGNORECASE)

Row = tuple[int, list[str]]  # number in the file, from 1, and cells as text; never empty

SEVERAL = N_("Row %(row)s names more than one person. Give each a row of their own, with the whole name.")
TOO_LONG = N_("Row %(row)s is too long to be about one person. Look at it in the file.")
NO_DATE = N_("Row %(row)s has no readable date. Write it as 20.11.2026.")
NO_COLUMNS = N_("The list names no columns that Himoya knows: its rows are read as plain text.")
READ_SO = N_("The columns are read so: %(columns)s.")
DAY_FIRST = N_(
    "Dates such as 03/04/1999 are read with the day first: 3 April. Say so if the month stands first."
)
MONTH_FIRST = N_("Dates such as 03/04/1999 are read with the month first: 4 March.")


def table_of(rows: Iterator[Row], title: str, asked: Asked) -> Table | None:
    """A list as it is understood from its first rows; None when it is empty."""
    first = [cells for _, cells in islice(rows, SAMPLE)]
    if not first:
        return None
    guessed = propose(first)
    below = first[guessed.header_at + 1 :][:SHOWN]
    return Table(
        title,
        with_confirmed(guessed, asked.columns),
        unguessed(guessed).fields,
        tuple(map(tuple, below)),
    )


def table_notes(table: Table, asked: Asked) -> tuple[Note, ...]:
    """How the columns and dates of a list are understood."""
    proposal = unguessed(table.proposal)
    known = ", ".join(
        f"{column.heading or column.at + 1} = {column.field}"
        for column in proposal.columns
        if column.field not in (TEXT, COUNTER, IGNORE)
    )
    notes = [Note(READ_SO, {"columns": known}) if known else Note(NO_COLUMNS)]
    if proposal.day_first is False:
        notes.append(Note(MONTH_FIRST))
    elif proposal.day_first is None and asked.day_first is None:
        notes.append(Note(DAY_FIRST))
    return tuple(notes)


def read_table(rows: Iterator[Row], title: str, asked: Asked, local: tzinfo) -> Iterator[Incoming | Rejected]:
    """Every row below the headings. `title` names a list that carries no title of its own."""
    first = list(islice(rows, SAMPLE))
    if not first:
        return
    guessed = propose([cells for _, cells in first])
    table = _Reader(guessed, first[: max(guessed.header_at, 0)], title, asked, local)
    for number, cells in chain(first[guessed.header_at + 1 :], rows):
        yield from table.read(number, cells)


class _Reader:
    def __init__(
        self, guessed: Proposal, above: Sequence[Row], title: str, asked: Asked, local: tzinfo
    ) -> None:
        proposal = unguessed(with_confirmed(guessed, asked.columns))
        titles = " ".join(cell for _, cells in above for cell in cells if cell)
        self.header = proposal.header()
        self.phones = {at for at, field in enumerate(self.header.fields) if field == "phone"}
        # Keys follow from what the program guesses, so that a correction leaves every row its key.
        self.unchanged = guessed.header()
        self.title = asked.chat or titles[:200] or title
        # Not the file's name: the same list comes as "list.xlsx", then as "list (2).xlsx".
        self.chat = f"list:{short_hash(*map(folded, self.header.headings), folded(titles))}"
        self.day_first = _order(proposal, asked)
        self.asked = asked
        self.local = local
        self._seen: dict[str, int] = {}

    def read(self, number: int, cells: list[str]) -> Iterator[Incoming | Rejected]:
        if self._says_nothing(cells):
            return
        if len(cells) > MOST_COLUMNS or sum(map(len, cells)) > LONGEST_ROW:
            yield self._back(BadInput(TOO_LONG, row=number), number, cells)
            return
        key = self._key(self.unchanged.text(cells))
        given, cells = cells, [self._shown(at, cell) for at, cell in enumerate(cells)]
        told = self._told(cells)
        # A date that cannot be read must not become today's: an old row would raise tonight's alarm.
        sent_at = _moment(told["date"], self.local) if "date" in told else self.asked.now
        if sent_at is None:
            yield self._back(BadInput(NO_DATE, row=number), number, given)
            return
        names = persons_in(told["name"]) if "name" in told else ("",)
        if names is None:
            yield self._back(BadInput(SEVERAL, row=number), number, given)
            return
        text = self.header.text(cells)
        for at, name in enumerate(names):
            yield self._incoming(
                number, key + (f"/{at + 1}" if at else ""), sent_at, text, _of(told, name, names)
            )

    def _incoming(
        self, number: int, key: str, sent_at: datetime, text: str, told: dict[str, str]
    ) -> Incoming:
        reporter = told.get("reporter", "")
        return Incoming(
            chat=self.chat,
            chat_title=self.title,
            key=key,
            sent_at=sent_at.astimezone(UTC),
            sender=reporter,
            sender_key=folded(reporter),
            text=text,
            place=f"row {number}",
            columns=told,
        )

    def _says_nothing(self, cells: list[str]) -> bool:
        """Headings repeated on each printed page, the row that numbers the columns, and totals."""
        if len(cells) == len(self.header.headings) and all(
            heading_of(cell) == heading for cell, heading in zip(cells, self.header.headings, strict=True)
        ):
            return True
        filled = [cell for cell in cells if cell]
        if len(filled) > 2 and filled[0] == "1" and filled == [str(at + 1) for at in range(len(filled))]:
            return True
        return (
            len(filled) <= 3
            and bool(TOTALS.fullmatch(filled[0]))
            and not any(cell for cell in filled[1:] if not cell.replace(" ", "").isdigit())
        )

    def _shown(self, at: int, cell: str) -> str:
        """Real dates and phones as people here write them, so that the row's text is read as they read it."""
        if "-" in cell and ISO.fullmatch(cell):
            return as_read_here(cell)
        return with_country(cell) if at in self.phones else cell

    def _told(self, cells: list[str]) -> dict[str, str]:
        told = self.header.columns(cells)
        for day in DAYS:
            if day in told:
                told[day] = as_read_here(told[day], day_first=self.day_first)
        return told

    def _back(self, reason: BadInput, number: int, cells: Sequence[str]) -> Rejected:
        told = (cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS])
        given = tuple(zip_longest(self.header.headings, told, fillvalue=""))
        return Rejected(f"row {number}", reason, excerpt(self.header.text(cells)), given)

    def _key(self, text: str) -> str:
        same = short_hash(folded(text))
        self._seen[same] = self._seen.get(same, 0) + 1
        return f"{same}-{self._seen[same]}"


def _order(proposal: Proposal, asked: Asked) -> bool:
    if asked.day_first is not None:
        return asked.day_first
    return proposal.day_first is not False


def _of(told: dict[str, str], name: str, names: Sequence[str]) -> dict[str, str]:
    """What a row tells of one of the persons it names."""
    if len(names) == 1:
        return {**told, "name": name} if name else told
    return {field: cell for field, cell in {**told, "name": name}.items() if field not in OF_ONE_PERSON}


def _moment(written: str, local: tzinfo) -> datetime | None:
    try:
        if day := day_of(written):
            return of_our_time(datetime(day.year, day.month, day.day, tzinfo=local).astimezone(UTC))
        return iso_time(written, local) if len(written) >= 10 else None
    except (ValueError, OverflowError):
        return None

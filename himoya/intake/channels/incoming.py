"""What every channel gives back, whatever the file was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import BinaryIO

from himoya.common.errors import BadInput
from himoya.common.say import say
from himoya.intake.channels.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message (or one row of a list) as it came."""

    # Stable across exports and phones: "telegram:1234567890", "whatsapp:onalar", "list:<fingerprint>".
    chat: str
    chat_title: str
    key: str  # the same message always has the same key within its chat, on every phone
    sent_at: datetime  # aware, UTC
    sender: str  # name as shown, "" when not told
    sender_key: str  # stable id of the sender within the chat, "" when not told
    text: str
    place: str  # where it stands in the file: "line 12", "row 5", "message 77"
    edited: bool = False
    forwarded: bool = False
    media: str = ""  # "", photo, voice, video, file, sticker, contact, location: what was left out
    columns: Mapping[str, str] | None = None  # cells of a list's row by known field; see columns.toml
    number: str = ""  # the id that the file itself gives (JSON lines `id`), "" when none
    zone: tzinfo | None = None  # the writer's, where the row tells it

    def __reduce__(self) -> tuple[type["Incoming"], tuple[object, ...]]:
        """Readers are sent very many: the usual way looks up the fields of each anew."""
        return Incoming, tuple(getattr(self, name) for name in Incoming.__slots__)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used: the good ones go on without it."""

    place: str
    reason: BadInput
    excerpt: str  # the first 200 characters, for the list of rejected rows only, never for a log
    cells: tuple[tuple[str, str], ...] = ()  # of a list's row: heading and cell, to be given back


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an export: its name (relative, with folders) and its bytes, seekable."""

    name: str
    file: BinaryIO
    size: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person may say when the file alone does not: each has a default that is shown."""

    timezone: str = "Asia/Tashkent"  # of exports that write local time without a zone
    day_first: bool | None = None  # None: inferred
    chat: str = ""  # name of the chat when the file does not carry one
    now: datetime | None = None  # aware; the day of rows that carry no date, and what "in the future" means
    # What a person confirmed about lists: fingerprint of a header -> field of each column (fields.py).
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A guess to show the person who imports: a sentence marked with N_ and its values."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: str) -> str:
        return say(self.sentence, language, **self.values)


@dataclass(frozen=True, slots=True)
class Table:
    """One list in a file, as it is understood: a sheet of a workbook, or a CSV file."""

    title: str
    proposal: Proposal
    as_proposed: tuple[str, ...]  # fields of the columns before anybody corrected them
    rows: tuple[tuple[str, ...], ...]  # the first ten below the headings


@dataclass(frozen=True, slots=True)
class Export:
    """A recognised file, ready to be read, with what was guessed about it."""

    channel: str  # telegram-json, telegram-html, whatsapp, json-lines, spreadsheet, csv
    title: str
    notes: tuple[Note, ...]  # guesses to show: "03/10/26 is read as day 3, month 10, year 2026"
    read: Callable[[], Iterator[Incoming | Rejected]]  # may be called again: it starts from the beginning
    zone: tzinfo = UTC  # of rows that tell none
    tables: tuple[Table, ...] = ()  # of spreadsheets and CSV

    def written_at(self, row: Incoming) -> datetime:
        """When the row was written, on the writer's clock: "yesterday" counts from there."""
        return row.sent_at.astimezone(row.zone or self.zone)


Opener = Callable[[Sequence[Source], Asked], Export]


@dataclass(frozen=True, slots=True)
class Peek:
    """The name and the first bytes of a file: what a channel decides by."""

    name: str
    head: bytes  # at most PEEK bytes
    size: int


PEEK = 1 << 16


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in: says which files are its own, and opens them."""

    name: str
    knows: Callable[[Peek], bool]
    open: Opener

"""What every channel gives back, whatever the file was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from himoya.common.errors import BadInput


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message (or one row of a list) as it came."""

    chat: str  # stable across exports and phones: "telegram:1234567890", "whatsapp:onalar", "list:<fingerprint>"
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
    columns: Mapping[str, str] | None = None  # cells of a list's row by known field; see columns.py
    number: str = ""  # the id that the file itself gives (JSON lines `id`), "" when none


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used: the good ones go on without it."""

    place: str
    reason: BadInput
    excerpt: str  # the first 200 characters, for the list of rejected rows only, never for a log


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


@dataclass(frozen=True, slots=True)
class Export:
    """A recognised file, ready to be read, with what was guessed about it."""

    channel: str  # telegram-json, telegram-html, whatsapp, json-lines, spreadsheet, csv
    title: str
    notes: tuple[BadInput, ...]  # guesses to show: "03/10/26 is read as 3 October 2026"
    read: Callable[[], Iterator[Incoming | Rejected]]  # may be called again: it starts from the beginning


Opener = Callable[[Sequence[Source], Asked], Export]

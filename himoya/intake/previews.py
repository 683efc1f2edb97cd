"""What a file seems to be, before anything of it is stored: a picture made of plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from himoya.common.errors import BadInput
from himoya.intake.channels import open_export
from himoya.intake.channels.columns import MOST_COLUMNS
from himoya.intake.channels.dates import ISO, as_read_here
from himoya.intake.channels.incoming import Asked, Export, Incoming, Note, Rejected, Source, Table
from himoya.intake.channels.proposal import Column
from himoya.intake.channels.table import READ_SO

MOST_COUNTED = 5_000  # rows: a preview must not take longer than it takes to look at it
SHOWN = 10
SHOWN_CHARACTERS = 280
MOST_CHATS = 20


@dataclass(slots=True)
class Counted:
    """What the first rows of a file tell."""

    rows: int = 0
    rejected: int = 0
    whole: bool = True  # False: the file goes on
    since: datetime | None = None
    until: datetime | None = None
    chats: dict[str, None] = field(default_factory=dict)
    first: list[Incoming] = field(default_factory=list)
    reason: BadInput | None = None  # why the first rejected row cannot be used, or where the file breaks


def preview_of(sources: Sequence[Source], asked: Asked) -> tuple[Export, dict[str, Any]]:
    """The recognised file and its preview, ready to be kept as JSON.

    Raises BadInput when it cannot be read, or when no row of it can be used.
    """
    export = open_export(sources, asked)
    counted = _count(export)
    if not counted.rows and counted.reason is not None:
        raise counted.reason
    return export, {
        "channel": export.channel,
        "title": export.title,
        # The columns themselves are shown.
        "notes": [_said(note) for note in export.notes if note.sentence != READ_SO],
        "rows": counted.rows,
        "rejected": counted.rejected,
        "whole": counted.whole,
        "since": counted.since.isoformat() if counted.since else "",
        "until": counted.until.isoformat() if counted.until else "",
        "chats": list(counted.chats),
        "first": [_shown(row, export) for row in counted.first],
        "tables": [_table(table) for table in _few(export.tables)],
    }


def _few(tables: Sequence[Table]) -> Iterator[Table]:
    """Lists as long as their columns fit into one form; a workbook of a hundred sheets is shown in part."""
    columns = 0
    for table in tables:
        columns += len(table.proposal.columns)
        if columns > MOST_COLUMNS:
            return
        yield table


def _count(export: Export) -> Counted:
    counted = Counted()
    for row in islice(_until_it_breaks(export, counted), MOST_COUNTED + 1):
        if counted.rows + counted.rejected == MOST_COUNTED:
            counted.whole = False
            break
        if isinstance(row, Rejected):
            counted.rejected += 1
            counted.reason = counted.reason or row.reason
            continue
        counted.rows += 1
        counted.since = min(counted.since or row.sent_at, row.sent_at)
        counted.until = max(counted.until or row.sent_at, row.sent_at)
        if len(counted.chats) < MOST_CHATS:
            counted.chats[row.chat_title] = None
        if len(counted.first) < SHOWN:
            counted.first.append(row)
    return counted


def _until_it_breaks(export: Export, counted: Counted) -> Iterator[Incoming | Rejected]:
    try:
        yield from export.read()
    except BadInput as broken:
        counted.reason = counted.reason or broken


def _said(note: Note) -> list[Any]:
    return [note.sentence, {name: str(value) for name, value in note.values.items()}]


def _shown(row: Incoming, export: Export) -> dict[str, str]:
    return {
        "sender": row.sender[:80],
        "at": export.written_at(row).isoformat(),
        "text": row.text[:SHOWN_CHARACTERS],
        "media": row.media,
    }


def _table(table: Table) -> dict[str, Any]:
    proposal = table.proposal
    width = len(proposal.columns)
    return {
        "title": table.title[:100],
        "fingerprint": proposal.fingerprint,
        "headed": proposal.header_at >= 0,
        "confirmed": proposal.confirmed,
        "order_open": proposal.day_first is None,
        "columns": [_column(column) for column in proposal.columns],
        "rows": [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in table.rows],
    }


def _cell(cell: str) -> str:
    return as_read_here(cell) if ISO.fullmatch(cell) else cell[:120]


def _column(column: Column) -> dict[str, Any]:
    return {"at": column.at, "heading": column.heading[:100], "field": column.field, "sure": column.sure}

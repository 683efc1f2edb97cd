"""JSON lines: one message a line with `text` and `sent_at`, and when known `id`, `sender`, `chat`, `channel`.

The form that other programs give us messages in, and that `himoya read` takes in pipelines.
"""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import (
    PEEK,
    Asked,
    Channel,
    Export,
    Incoming,
    Note,
    Peek,
    Rejected,
    Source,
)
from himoya.intake.channels.text_lines import first_lines, lines
from himoya.intake.channels.tidy import clean, excerpt, folded, iso_time, short_hash, stem, zone

NAME = "json-lines"
_ZONELESS = re.compile(rb'"sent_at"\s*:\s*"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]*)?"')
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:id|text|sent_at|sender|chat|channel)"\s*:')
LONGEST_ID = 60  # characters of an id in a key
MOST_SHOWN = 20  # lines looked at to recognise the file


def knows(peek: Peek) -> bool:
    if any(_looks_like_ours(line) for line in first_lines(peek.head, MOST_SHOWN)):
        return True
    # A first line longer than what is looked at: its first key must do.
    return b"\n" not in peek.head and bool(_BEGINNING.match(peek.head))


def _looks_like_ours(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row and "messages" not in row


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            ordinals: dict[str, int] = {}
            for number, line in lines(source):
                if line.strip():
                    yield _row(line, number, asked, local, ordinals)

    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), _notes(sources, asked), read)


def _notes(sources: Sequence[Source], asked: Asked) -> tuple[Note, ...]:
    """The zone is a guess only where the first lines do not name one."""
    for source in sources:
        source.file.seek(0)
        if _ZONELESS.search(source.file.read(PEEK)):
            return (Note(N_("Times without a time zone are read as %(zone)s."), {"zone": asked.timezone}),)
    return ()


def _row(
    line: str, number: int, asked: Asked, local: tzinfo, ordinals: dict[str, int]
) -> Incoming | Rejected:
    try:
        return _incoming(json.loads(line), number, asked, local, ordinals)
    except (ValueError, RecursionError):
        reason = BadInput(N_("Line %(line)s is not a JSON object. The others were read."), line=number)
    except BadInput as told:
        reason = told
    return Rejected(f"line {number}", reason, excerpt(line))


def _incoming(row: object, number: int, asked: Asked, local: tzinfo, ordinals: dict[str, int]) -> Incoming:
    if not isinstance(row, dict):
        raise BadInput(N_("Line %(line)s is not a JSON object. The others were read."), line=number)
    text, written = row.get("text"), row.get("sent_at")
    if not isinstance(text, str):
        raise BadInput(N_("Line %(line)s has no text. Give it as a string named text."), line=number)
    try:
        sent_at = iso_time(written if isinstance(written, str) else "", local)
    except (ValueError, OverflowError):
        raise BadInput(
            N_("Line %(line)s has no readable time. Write sent_at as 2026-10-03T08:00:00+05:00."), line=number
        ) from None
    title = _told(row, "chat") or asked.chat or _told(row, "channel") or "JSON"
    given = _told(row, "id")
    sender = _told(row, "sender")
    text = clean(text)
    return Incoming(
        chat=f"lines:{folded(title)}",
        chat_title=title,
        key=_key(given, sent_at, text, ordinals),
        sent_at=sent_at,
        sender=sender,
        sender_key=folded(sender),
        text=text,
        place=f"line {number}",
        number=given,
        zone=datetime.fromisoformat(str(written).strip()).tzinfo,
    )


def _told(row: dict[str, object], name: str) -> str:
    value = row.get(name)
    return clean(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _key(given: str, sent_at: datetime, text: str, ordinals: dict[str, int]) -> str:
    """Programs count from 1 in every file they write: an id alone would hide the second file's messages."""
    if given:
        return f"{given[:LONGEST_ID]}-{short_hash(given, sent_at.isoformat(), text)}"
    return _made_key(f"{sent_at:%Y%m%dT%H%M}-{short_hash(text)}", ordinals)


def _made_key(key: str, ordinals: dict[str, int]) -> str:
    ordinals[key] = ordinals.get(key, 0) + 1
    return f"{key}-{ordinals[key]}"


CHANNEL = Channel(NAME, knows, opened)

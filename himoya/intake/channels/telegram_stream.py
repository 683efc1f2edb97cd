"""The bytes of a Telegram export as a stream of messages: repaired where known to be broken, memory flat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ijson

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import file_name

CHUNK = 1 << 16
LONGEST_MESSAGE = 16 << 20  # bytes between two messages; Telegram's own limit of a text is 16 kB
DEEPEST = 40
# Two faults of Telegram Desktop: escapes such as \x0C, which JSON does not know, and sticker paths
# without quotes. And halves of a character, which ijson gives on as bytes that are no text. An escaped
# backslash and a whole pair of halves are matched first, so that they stay what they are.
FAULT = re.compile(
    rb'\\\\|\\x([0-9A-Fa-f]{2})|("document_id":[ \t]*)([^\s",}\[{][^",}\n\r]*)'
    rb"|\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|(\\u[dD][89a-fA-F][0-9A-Fa-f]{2})"
)
MAY_BE_FAULTY = re.compile(rb'\\x|\\u[dD]|"document_id"')
VALUE = re.compile(rb"-?[0-9.eE+-]+|null|true|false")

# Bytes that are no text, in a place nothing above mends, end the file as bad JSON does.
BREAKS = (ijson.JSONError, UnicodeDecodeError)

Event = tuple[str, Any]


@dataclass(slots=True)
class Chat:
    """What an export says about a chat before its messages begin."""

    id: str = ""
    name: str = ""
    type: str = ""


class Feed:
    """A file for ijson: repairs the known faults and refuses a message that would fill the memory.

    `slowly_from`: from that byte of the repaired stream on, one line is given at a time, so that a break
    can be told to the line.
    """

    def __init__(self, source: Source, slowly_from: int | None = None) -> None:
        self.source = source
        self.slowly_from = slowly_from
        self.given = 0  # bytes
        self.last = 0  # where the last piece began
        self.line = 1  # the line the last piece began on
        self.since_message = 0
        self._held = b""  # read, and not yet safe to repair: a fault may go on in the next chunk
        self._ready = b""
        self._lines = 0
        source.file.seek(0)

    def read(self, size: int = -1) -> bytes:
        if size == 0:  # ijson asks so whether we give bytes
            return b""
        while not self._ready and self._fill():
            pass
        piece, self._ready = self._cut(self._ready)
        self.line += self._lines
        self._lines = piece.count(b"\n")
        self.last = self.given
        self.given += len(piece)
        self.since_message += len(piece)
        if self.since_message > LONGEST_MESSAGE:
            raise BadInput(
                N_("Message near line %(line)s of %(file)s is too large to be real. Export the chat again."),
                file=file_name(self.source),
                line=self.line,
            )
        return piece

    def _cut(self, ready: bytes) -> tuple[bytes, bytes]:
        if self.slowly_from is None or self.given + len(ready) <= self.slowly_from:
            return ready, b""
        end = ready.find(b"\n") + 1 or len(ready)
        return ready[:end], ready[end:]

    def _fill(self) -> bool:
        chunk = self.source.file.read(CHUNK)
        if not self._held and not self.given:
            chunk = chunk.removeprefix(b"\xef\xbb\xbf")
        held = self._held + chunk
        if not chunk or len(held) > 8 * CHUNK:
            self._ready, self._held = repaired(held), b""
            return bool(chunk)
        # No fault contains a comma, a closing brace or a line end: before the last of them all is whole.
        end = max(held.rfind(b","), held.rfind(b"}"), held.rfind(b"\n")) + 1
        self._ready, self._held = repaired(held[:end]), held[end:]
        return True


def repaired(piece: bytes) -> bytes:
    """`piece` with the known faults mended; its line ends stay where they are."""
    if not MAY_BE_FAULTY.search(piece):
        return piece
    return FAULT.sub(_mended, piece)


def _mended(fault: re.Match[bytes]) -> bytes:
    code, key, path, half = fault.groups()
    if code:
        return b"\\u00" + code
    if half:
        return b"\\ufffd"
    if path and not VALUE.fullmatch(path.strip()):
        return bytes(key) + b'"' + path.strip().replace(b"\\", b"/") + b'"'
    return fault.group()


def walk(feed: Feed) -> Iterator[tuple[Chat, object]]:
    """Every message with its chat: of one chat's export, or of all chats of an account's.

    Raises one of BREAKS where the file breaks, BadInput for a message too large.
    """
    # use_float, always: without it a number of 5,000 digits ends the whole process (ijson 3.6.0).
    events = ijson.basic_parse(feed, use_float=True, buf_size=CHUNK)
    if next(events, ("", None))[0] == "start_map":
        yield from _chat(events, feed, whole=True)


def _chat(events: Iterator[Event], feed: Feed, whole: bool) -> Iterator[tuple[Chat, object]]:
    chat = Chat()
    for event, key in events:
        if event == "end_map":
            return
        event, value = next(events)
        if key == "messages" and event == "start_array":
            yield from _messages(chat, events, feed)
        elif whole and key in ("chats", "left_chats") and event == "start_map":
            yield from _account(events, feed)
        elif key in ("id", "name", "type") and event in ("string", "number"):
            setattr(chat, key, str(value))
        else:
            _skip(event, events)


def _messages(chat: Chat, events: Iterator[Event], feed: Feed) -> Iterator[tuple[Chat, object]]:
    for event, value in events:
        if event == "end_array":
            return
        message = _value(event, value, events, 0)
        feed.since_message = 0
        yield chat, message


def _account(events: Iterator[Event], feed: Feed) -> Iterator[tuple[Chat, object]]:
    for event, key in events:
        if event == "end_map":
            return
        event, _ = next(events)
        if key != "list" or event != "start_array":
            _skip(event, events)
            continue
        for event, _ in events:
            if event == "end_array":
                break
            if event == "start_map":
                yield from _chat(events, feed, whole=False)
            else:
                _skip(event, events)


def _value(event: str, value: object, events: Iterator[Event], depth: int) -> object:
    if event not in ("start_map", "start_array"):
        return value
    if depth >= DEEPEST:
        _skip(event, events)
        return None
    if event == "start_array":
        return _items(events, depth + 1)
    made: dict[str, object] = {}
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)
        if event == "start_map" or event == "start_array":
            value = _value(event, value, events, depth + 1)
        made[key] = value
    return made


def _items(events: Iterator[Event], depth: int) -> list[object]:
    made: list[object] = []
    for event, value in events:
        if event == "end_array":
            break
        made.append(_value(event, value, events, depth))
    return made


def _skip(event: str, events: Iterator[Event]) -> None:
    depth = int(event.startswith("start"))
    while depth:
        event, _ = next(events)
        depth += event.startswith("start") - event.startswith("end")


def broken_line(source: Source, last: int) -> int:
    """The line on which the export breaks; `last` is where the piece began that could not be read."""
    feed = Feed(source, slowly_from=last)
    try:
        for _ in walk(feed):
            pass
    except BREAKS:
        pass
    return feed.line

"""Telegram Desktop, "Machine-readable JSON": the export of one chat, or of a whole account.

The key is the message's id, so an edited message keeps its key and an old one from before a group's
migration has a negative key. Chats of an account's export are told apart by their ids.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import ijson

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Note, Peek, Rejected, Source
from himoya.intake.channels.telegram_stream import BREAKS, Chat, Feed, broken_line, repaired, walk
from himoya.intake.channels.tidy import clean, excerpt, file_name, iso_time, of_our_time, zone

NAME = "telegram-json"
LONGEST_NUMBER = 40  # characters: Telegram's own have at most twenty digits
OWN_KEYS = re.compile(rb'"(messages|chats|personal_information|left_chats)"[ \t]*:[ \t\r\n]*[\[{]')
FIRST_NAME = re.compile(rb'\A\W*"name"\s*:\s*("(?:[^"\\]|\\.)*")')
MEDIA = {
    "voice_message": "voice",
    "audio_file": "voice",
    "video_message": "video",
    "video_file": "video",
    "animation": "video",
    "sticker": "sticker",
}


def knows(peek: Peek) -> bool:
    return peek.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and bool(OWN_KEYS.search(peek.head))


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)
    head = b""
    if sources:
        sources[0].file.seek(0)
        head = sources[0].file.read(1 << 16)
    notes = () if b'"date_unixtime"' in head else (zone_note(asked),)

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            yield from _read(source, local)

    return Export(NAME, asked.chat or _title(head) or "Telegram", notes, read)


def zone_note(asked: Asked) -> Note:
    return Note(
        N_("The file does not name a time zone: times are read as %(zone)s."), {"zone": asked.timezone}
    )


def _title(head: bytes) -> str:
    found = FIRST_NAME.match(repaired(head))
    if not found:
        return ""
    try:
        return clean(str(next(ijson.items(found[1], ""))))
    except (*BREAKS, StopIteration):
        return ""


def _read(source: Source, local: tzinfo) -> Iterator[Incoming | Rejected]:
    feed = Feed(source)
    given = 0
    try:
        for chat, message in walk(feed):
            given += 1
            made = _message(chat, message, local)
            if made:
                yield made
    except BREAKS:
        yield _break(source, broken_line(source, feed.last), given)


def _break(source: Source, line: int, given: int) -> Rejected:
    """Raises BadInput when nothing came before the break."""
    name = file_name(source)
    if not given:
        raise BadInput(
            N_("The file %(file)s is damaged at line %(line)s. Export the chat again."), file=name, line=line
        ) from None
    reason = BadInput(
        N_(
            "The file %(file)s is damaged at line %(line)s. What stands before was read; "
            "export the chat again for the rest."
        ),
        file=name,
        line=line,
    )
    return Rejected(f"line {line}", reason, "")


def _message(chat: Chat, message: Any, local: tzinfo) -> Incoming | Rejected | None:
    if not isinstance(message, dict) or "id" not in message:
        return Rejected("message ?", _unreadable("?"), excerpt(str(message)))
    number = clean(str(message["id"]))[:LONGEST_NUMBER]
    if message.get("type") != "message":
        return None
    try:
        sent_at = _sent_at(message, local)
    except (ValueError, OverflowError, OSError, KeyError, TypeError, AttributeError):
        return Rejected(f"message {number}", _unreadable(number), excerpt(_text(message)))
    return Incoming(
        chat=f"telegram:{clean(chat.id)}",
        chat_title=clean(chat.name),
        key=number,
        sent_at=sent_at,
        sender=clean(str(message.get("from") or "")),
        sender_key=clean(str(message.get("from_id") or "")),
        text=_text(message) or _told_by_media(message),
        place=f"message {number}",
        edited=_edited(message),
        forwarded="forwarded_from" in message,
        media=_media(message),
    )


def _unreadable(number: str) -> BadInput:
    return BadInput(N_("Message %(number)s has no readable date. The others were read."), number=number)


def _sent_at(message: dict[str, Any], local: tzinfo) -> datetime:
    unix = message.get("date_unixtime")
    if unix:
        return of_our_time(datetime.fromtimestamp(int(unix), UTC))
    return iso_time(message["date"], local)


def _edited(message: dict[str, Any]) -> bool:
    # Old exports write the year 1970 for "never edited".
    unix = message.get("edited_unixtime")
    if unix is not None:
        return str(unix).strip("0") != ""
    return not str(message.get("edited") or "1970").startswith("1970")


def _text(message: dict[str, Any]) -> str:
    parts = message.get("text_entities") or message.get("text") or ""
    if isinstance(parts, str):
        return clean(parts)
    if not isinstance(parts, list):
        return ""
    return clean("".join(_part(part) for part in parts))


def _part(part: object) -> str:
    if isinstance(part, dict):
        part = part.get("text")
    return part if isinstance(part, str) else ""


def _told_by_media(message: dict[str, Any]) -> str:
    """A contact card or a poll says something though it has no text."""
    card, poll = message.get("contact_information"), message.get("poll")
    if isinstance(card, dict):
        parts = [card.get(key) for key in ("first_name", "last_name", "phone_number")]
        return clean(" ".join(part for part in parts if isinstance(part, str) and part))
    if isinstance(poll, dict):
        answers = poll.get("answers")
        return clean("\n".join(filter(None, map(_part, [poll.get("question"), *_listed(answers)]))))
    return ""


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _media(message: dict[str, Any]) -> str:
    kind = MEDIA.get(str(message.get("media_type")))
    if kind:
        return kind
    if "photo" in message:
        return "photo"
    if "contact_information" in message:
        return "contact"
    if "location_information" in message:
        return "location"
    return "file" if "file" in message else ""


CHANNEL = Channel(NAME, knows, opened)

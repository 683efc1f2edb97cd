"""WhatsApp, "Export chat": the text file of Android or iPhone, alone or in its zip.

The key is the minute (UTC), a hash of the text, and which one it is of equal texts in that minute. Names
are not part of it: each phone writes the names of its own contacts, also inside mentions. So the exports of
two members give equal keys; a text posted again later is a second message; a text that was edited between
two exports has two keys, since WhatsApp gives messages no number.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import lru_cache
from unicodedata import normalize

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Peek, Rejected, Source
from himoya.intake.channels.text_lines import first_lines, lines
from himoya.intake.channels.tidy import DIRECTIONS, excerpt, folded, plain, short_hash, zone
from himoya.intake.channels.whatsapp_dates import Head, foreign_date, head_of, sent_at
from himoya.intake.channels.whatsapp_survey import Survey, notes, survey
from himoya.intake.channels.whatsapp_words import Body, body, is_system

NAME = "whatsapp"
LONGEST_MESSAGE = 200_000  # characters; the app itself stops at 65,536
LONGEST_NAME = 100
MINUTES_KEPT = 64  # phones write a few late messages out of order, never hours apart
MENTION = re.compile("@(?:\u2068[^\u2069\n]*\u2069|\\+?[0-9]{7,15})")
PHONE = re.compile(r"\+?[\d ()-]{7,}")


def knows(peek: Peek) -> bool:
    if peek.head.lstrip()[:1] == b"{":
        return False
    return any(head_of(line) or foreign_date(line) for line in first_lines(peek.head, 200))


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)
    seen = [survey(source, asked, local) for source in sources]

    def read() -> Iterator[Incoming | Rejected]:
        for one in seen:
            yield from _read(one, local)

    return Export(NAME, ", ".join(dict.fromkeys(one.title for one in seen)), notes(seen, asked), read)


@dataclass(slots=True)
class _Message:
    """A message as its lines come in."""

    head: Head
    sent_at: datetime
    line: int
    parts: list[str]
    size: int = 0

    def add(self, line: str) -> None:
        self.size += len(line) + 1
        if self.size <= LONGEST_MESSAGE:
            self.parts.append(line)


@dataclass(slots=True)
class _Ordinals:
    """Counts equal texts within a minute."""

    minutes: dict[str, dict[str, int]] = field(default_factory=dict)

    def next(self, minute: str, text: str) -> int:
        if minute not in self.minutes and len(self.minutes) >= MINUTES_KEPT:
            del self.minutes[next(iter(self.minutes))]
        counts = self.minutes.setdefault(minute, {})
        counts[text] = counts.get(text, 0) + 1
        return counts[text]


def _read(seen: Survey, local: tzinfo) -> Iterator[Incoming | Rejected]:
    ordinals = _Ordinals()
    for message in _messages(seen, local):
        made = _incoming(message, seen, ordinals)
        if made:
            yield made


def _messages(seen: Survey, local: tzinfo) -> Iterator[_Message]:
    current: _Message | None = None
    numbered = lines(seen.source)
    while True:
        try:
            number, line = next(numbered)
        except StopIteration:
            break
        except BadInput:  # an endless line: what was written before it is kept
            if current:
                yield current
            raise
        head = head_of(line)
        told = sent_at(head, seen.order, local) if head and head.bracket == seen.bracket else None
        if head and told:
            if current:
                yield current
            current = _Message(head, told, number, [])
        elif current:
            current.add(line)
    if current:
        yield current


def _incoming(message: _Message, seen: Survey, ordinals: _Ordinals) -> Incoming | Rejected | None:
    place = f"line {message.line}"
    if message.size > LONGEST_MESSAGE:
        reason = BadInput(
            N_("The message on line %(line)s is longer than any message can be."), line=message.line
        )
        return Rejected(place, reason, excerpt(message.head.rest))
    writer, colon, said = _split(message.head.rest)
    sender = _sender(writer)
    if not colon or not sender or (not message.parts and _written_by_app(said, sender, seen.title)):
        return None
    made = body("\n".join([said, *message.parts]))
    if made.deleted or not (made.text or made.media):
        return None
    text = DIRECTIONS.sub("", made.text)
    return Incoming(
        chat=f"whatsapp:{folded(seen.title)}",
        chat_title=seen.title,
        key=_key(message.sent_at, made, ordinals),
        sent_at=message.sent_at,
        sender=sender,
        sender_key=_sender_key(sender),
        text=text,
        place=place,
        edited=made.edited,
        media=made.media,
    )


def _split(rest: str) -> tuple[str, str, str]:
    # Some editors cut the space at the end of "Name: ".
    return (rest[:-1], ":", "") if rest.endswith(":") and ": " not in rest else rest.partition(": ")


@lru_cache(maxsize=4096)
def _sender(writer: str) -> str:
    """The name as shown, or "" when these words are no name but a sentence of the app."""
    name = plain(writer).removeprefix("~").strip()
    return "" if len(name) > LONGEST_NAME or is_system(name) else name


@lru_cache(maxsize=4096)
def _sender_key(sender: str) -> str:
    if PHONE.fullmatch(sender):
        return "+" + re.sub(r"\D", "", sender)
    return folded(sender)


def _written_by_app(said: str, sender: str, title: str) -> bool:
    """iPhone puts a mark before its own sentences and writes them in somebody's name."""
    if not said.startswith("\u200e"):
        return False
    own = plain(said)
    return (
        own.startswith(sender) or is_system(own) or (folded(sender) == folded(title) and not body(said).media)
    )


def _key(told: datetime, made: Body, ordinals: _Ordinals) -> str:
    minute = f"{told:%Y%m%dT%H%M}"
    text = short_hash(plain(MENTION.sub("@", normalize("NFKC", made.text))))
    return f"{minute}-{text}-{ordinals.next(minute, text)}"


CHANNEL = Channel(NAME, knows, opened)

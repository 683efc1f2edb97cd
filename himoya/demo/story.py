"""The invented group: two chats over six weeks, ending on one evening, with the truth behind each message.

Deterministic: the same words at the same seconds on every machine.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from operator import attrgetter

from himoya.common import packaged
from himoya.demo import story_cases, story_chatter
from himoya.demo.story_draft import FIRST_MESSAGE_AT, LAST_MESSAGE_AT, TELEGRAM, WHATSAPP, Draft

__all__ = ["FIRST_MESSAGE_AT", "LAST_MESSAGE_AT", "TELEGRAM", "WHATSAPP", "Message", "Situation", "Told"]

_COUNTS = {TELEGRAM: 1250, WHATSAPP: 750}
_FIRST_NUMBER = 1001


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the invented group, before any export has bent it."""

    group: str  # TELEGRAM or WHATSAPP
    number: int  # rising within the group; the id in the Telegram export
    sent_at: datetime  # +05:00, whole seconds
    speaker: str  # key in cast.SPEAKERS
    text: str
    media: str = ""  # "", voice, photo, sticker
    forwarded_from: str = ""
    reply_to: int | None = None  # number of the answered message
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A message with the truth behind it: whom it is about and which urgent rules its words trigger."""

    message: Message
    about: str | None = None  # key in cast.PRISONERS
    urgent: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # further persons of the same message


@dataclass(frozen=True, slots=True)
class Situation:
    """What the last evening must show: a person, how urgent, by which rules."""

    person: str
    level: str
    rules: tuple[str, ...]


@cache
def told() -> tuple[Told, ...]:
    """Every message of both groups, oldest first."""
    drafts = story_cases.drafts()
    for group, count in _COUNTS.items():
        drafts += story_chatter.around([draft for draft in drafts if draft.group == group], group, count)
    return tuple(sorted(_numbered(drafts), key=lambda told: (told.message.sent_at, told.message.group)))


def in_group(group: str) -> tuple[Message, ...]:
    return tuple(one.message for one in told() if one.message.group == group)


def tonight() -> tuple[Situation, ...]:
    """What cannot wait at LAST_MESSAGE_AT, most urgent first."""
    rows = packaged.toml("himoya.demo", "phrases/tonight.toml")["tonight"]
    return tuple(Situation(person, level, tuple(rules.split())) for person, level, rules in rows)


def within(hours: int) -> tuple[Told, ...]:
    """The messages of the last hours."""
    since = LAST_MESSAGE_AT - timedelta(hours=hours)
    return tuple(one for one in told() if one.message.sent_at > since)


def _numbered(drafts: list[Draft]) -> list[Told]:
    last: Counter[str] = Counter()
    numbers: dict[int, int] = {}
    result = []
    for draft in sorted(drafts, key=attrgetter("sent_at")):
        last[draft.group] += 1
        numbers[id(draft)] = number = _FIRST_NUMBER + last[draft.group]
        answered = numbers.get(id(draft.reply_to)) if draft.reply_to else None
        message = Message(
            draft.group, number, draft.sent_at, draft.speaker, draft.text,
            draft.media, draft.forwarded_from, answered, draft.edited,
        )  # fmt: skip
        result.append(Told(message, draft.about, draft.urgent, draft.also))
    return result

"""One message that comes alone: who is its voice, which other is the same, what it tells. Pure."""

import hashlib
from datetime import datetime, timedelta, tzinfo

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Incoming
from himoya.intake.rules import Telling, telling_of
from himoya.reading import read
from himoya.reading.own import OwnCues

LONGEST = 20_000  # characters: five times the longest message of any messenger
AGAIN = timedelta(days=1)  # the same words of the same sender within it are the same message
OWN_VOICE = ("form", "by-hand")  # where a name says nothing: a hundred mothers write "Zamira"


def cleaned(text: str) -> str:
    """The text without what no database takes. Raises BadInput when it is too long."""
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise BadInput(
            N_("This text is longer than %(most)s characters. Paste it in parts, one message each."),
            most=LONGEST,
        )
    return text.encode("utf-8", "replace").decode("utf-8")


def marked(text: str, sender: str) -> str:
    """Short and the same for the same words of the same sender."""
    return hashlib.sha256(f"{sender}\n{text}".encode()).hexdigest()[:32]


def voice_of(channel: str, sender: str, key: str) -> str:
    """Who tells it, within its chat. Without a name that means somebody every message is a voice of its own:
    else two mothers' sons of one name would become one."""
    return key if channel in OWN_VOICE or not sender else ""


def row_of(
    text: str,
    sender: str,
    sent_at: datetime,
    *,
    chat_key: str,
    chat_title: str,
    channel: str,
    voice: str = "",
) -> Incoming:
    """The message as a channel gives it; text and sender are cleaned already.

    `voice`: who says it where no name does, so that the same words of two people stay two messages.
    """
    key = f"{marked(text, sender + voice)}/{sent_at.isoformat()}"
    return Incoming(
        chat=chat_key[:200],
        chat_title=chat_title,
        key=key,
        sent_at=sent_at,
        sender=sender,
        sender_key=voice_of(channel, sender, key),
        text=text,
        place="message 1",
    )


def telling_in(row: Incoming, zone: tzinfo, own: OwnCues | None = None) -> Telling:
    """Everything it tells; "yesterday" counts from its day in the writer's zone."""
    return telling_of(row, read(row.text, row.sent_at.astimezone(zone), own=own))

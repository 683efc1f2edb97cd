"""A message of the story while it is being put together."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Self

TASHKENT = timezone(timedelta(hours=5))
FIRST_MESSAGE_AT = datetime(2026, 10, 9, 8, 3, 11, tzinfo=TASHKENT)
LAST_MESSAGE_AT = datetime(2026, 11, 20, 21, 40, tzinfo=TASHKENT)
TELEGRAM = "telegram"
WHATSAPP = "whatsapp"
LETTER = {TELEGRAM: "t", WHATSAPP: "w"}


@dataclass(slots=True, eq=False)
class Draft:
    group: str
    sent_at: datetime
    speaker: str
    text: str
    about: str | None = None
    also: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()
    media: str = ""
    forwarded_from: str = ""
    edited: bool = False
    reply_to: Self | None = None


def moment(written: str) -> datetime:
    """The time of "11-20 21:40" in the year and zone of the story."""
    return datetime.strptime(f"2026-{written}", "%Y-%m-%d %H:%M").replace(tzinfo=TASHKENT)

"""What makes two pasted messages the same, and two voices different. Values in, values out."""

import hashlib
from datetime import timedelta

from himoya.common.errors import BadInput
from himoya.common.say import N_

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

"""Searching the stored messages from the terminal."""

from zoneinfo import ZoneInfo

from rich.text import Text

from himoya.cli.files import DEFAULT_ZONE
from himoya.cli.output import console, language, line
from himoya.common.say import N_, say
from himoya.messages.queries import search


def run(words: str, most: int, *, as_json: bool) -> None:
    """Print the newest messages that hold every word."""
    found = list(search(words).select_related("chat")[:most])
    for message in found:
        if as_json:
            line(
                {
                    "message": message.pk,
                    "sent_at": message.sent_at.isoformat(),
                    "chat": message.chat.title,
                    "sender": message.sender,
                    "text": message.text,
                }
            )
            continue
        here = message.sent_at.astimezone(ZoneInfo(DEFAULT_ZONE))
        console.print(
            Text(f"\n{here:%d.%m.%Y %H:%M} · {message.chat.title} · {message.sender}", style="bold")
        )
        console.print(Text(message.text))
    if not found and not as_json:
        console.print(say(N_("No message holds these words."), language()))

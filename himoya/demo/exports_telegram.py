"""Telegram Desktop's result.json of the invented group, with everything real ones carry."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from himoya.demo import story
from himoya.demo.cast import SPEAKERS
from himoya.demo.story_dice import dice

GROUP_TITLE = "Bolajonlarimiz 🤲 | Матери ждут"
_GROUP_ID = 2071990042
_NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"
_MARKED = re.compile(r"(?P<phone>\+998 00 \d{3} \d{2} \d{2})|(?P<hashtag>#\w+)|(?P<mention>@\w+)")
_JOINED = ("m03", "m09", "shoira", "saodat", "robiyaxon", "m19", "nurmat", "m24")
_GONE = "m07"  # an account deleted since: the export has no name for it


def write(folder: Path) -> Path:
    """Write `folder`/telegram/result.json and give its path."""
    path = folder / "telegram" / "result.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    messages = sorted([*_services(), *_messages()], key=lambda row: int(row["date_unixtime"]))
    export = {"name": GROUP_TITLE, "type": "private_supergroup", "id": _GROUP_ID, "messages": messages}
    path.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def user_id(key: str) -> str:
    """The export's stable id of a speaker."""
    return f"user{7100000000 + 7919 * (list(SPEAKERS).index(key) + 1)}"


def entities(text: str) -> list[dict[str, str]]:
    """The text in pieces, as the export lists them: plain, phone, hashtag, mention."""
    found: list[dict[str, str]] = []
    end = 0
    for match in _MARKED.finditer(text):
        if match.start() > end:
            found.append({"type": "plain", "text": text[end : match.start()]})
        found.append({"type": str(match.lastgroup), "text": match.group()})
        end = match.end()
    if end < len(text):
        found.append({"type": "plain", "text": text[end:]})
    return found


def mixed(pieces: list[dict[str, str]]) -> str | list[str | dict[str, str]]:
    """The same as the older field `text`: a string, or a list of strings and marked pieces."""
    if all(piece["type"] == "plain" for piece in pieces):
        return "".join(piece["text"] for piece in pieces)
    return [piece["text"] if piece["type"] == "plain" else piece for piece in pieces]


def _messages() -> Iterator[dict[str, Any]]:
    chance = dice("telegram export")
    for message in story.in_group(story.TELEGRAM):
        row = _head(message.number, "message", message.sent_at)
        if message.edited:
            changed = message.sent_at + timedelta(seconds=chance.randrange(20, 600))
            row |= {"edited": _local(changed), "edited_unixtime": _unix(changed)}
        speaker = SPEAKERS[message.speaker]
        row["from"] = None if speaker.key == _GONE else speaker.shown or None
        row["from_id"] = user_id(speaker.key)
        if message.forwarded_from:
            row["forwarded_from"] = message.forwarded_from
        if message.reply_to:
            row["reply_to_message_id"] = message.reply_to
        row |= _media(message.media, chance.randrange(3, 95), message.sent_at)
        pieces = entities(message.text)
        yield row | {"text": mixed(pieces), "text_entities": pieces}


def _media(kind: str, seconds: int, at: datetime) -> dict[str, Any]:
    if kind == "voice":
        return {
            "file": _NOT_INCLUDED, "file_name": f"audio_{seconds}.ogg", "media_type": "voice_message",
            "mime_type": "audio/ogg", "duration_seconds": seconds,
        }  # fmt: skip
    if kind == "photo":
        photo = f"photos/photo_{seconds}@{at:%d-%m-%Y_%H-%M-%S}.jpg" if seconds % 3 == 0 else _NOT_INCLUDED
        return {"photo": photo, "photo_file_size": 1000 * seconds, "width": 960, "height": 1280}
    if kind == "sticker":
        return {
            "file": _NOT_INCLUDED, "file_name": "sticker.webp", "media_type": "sticker",
            "sticker_emoji": "🤲", "width": 512, "height": 512,
        }  # fmt: skip
    return {}


def _services() -> Iterator[dict[str, Any]]:
    start = story.FIRST_MESSAGE_AT
    yield _service(1, start - timedelta(minutes=5), "nodira", "migrate_from_group", title=GROUP_TITLE)
    for number, key in enumerate(_JOINED):
        at = start + timedelta(days=number * 3, hours=number)
        yield _service(10 + number, at, key, "join_group_by_link", inviter="Group")
    yield _service(30, start + timedelta(days=2), "nodira", "pin_message", message_id=1010)
    yield _service(31, start + timedelta(days=11), "nodira", "invite_members", members=["Zebo", None])
    yield _service(32, start + timedelta(days=28), "nodira", "remove_members", members=["Работа Москва"])
    yield _service(33, start + timedelta(days=30), "nodira", "edit_group_title", title=GROUP_TITLE)


def _service(number: int, at: datetime, key: str, action: str, **more: object) -> dict[str, Any]:
    row = _head(number, "service", at)
    row |= {"actor": SPEAKERS[key].shown or None, "actor_id": user_id(key), "action": action, **more}
    return row | {"text": "", "text_entities": []}


def _head(number: int, kind: str, at: datetime) -> dict[str, Any]:
    return {"id": number, "type": kind, "date": _local(at), "date_unixtime": _unix(at)}


def _local(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}"


def _unix(at: datetime) -> str:
    return str(int(at.timestamp()))

"""What WhatsApp itself writes into a chat, told apart from what people write."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from himoya.common.packaged import toml
from himoya.intake.channels.tidy import plain
from himoya.intake.channels.whatsapp_dates import WORDS

APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʻʼ`´", "'"))
ANDROID_FILE = re.compile(
    r"(?:(IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+\.\w{1,5}|[^<>:\n]{1,120}\.\w{2,5}) \(([^()]{3,40})\)"
)
IPHONE_FILE = re.compile(r"<[^<>:]{3,30}: (?:\d{5,}-([A-Z]+)-)?([^<>]{1,200}\.\w{2,5})>$")
WHOLE_MARK = re.compile(r"<[^<>\d]{5,60}>")
MAP = re.compile(r"[^\n:]{3,40}: (https://(?:maps\.google\.com|foursquare\.com)/\S+)$")
PREFIXES = {
    "IMG": "photo", "PHOTO": "photo", "VID": "video", "VIDEO": "video", "GIF": "video", "AUD": "voice",
    "AUDIO": "voice", "PTT": "voice", "STK": "sticker", "STICKER": "sticker",
}  # fmt: skip
ENDINGS = {
    "vcf": "contact", "jpg": "photo", "jpeg": "photo", "png": "photo", "webp": "sticker", "opus": "voice",
    "m4a": "voice", "mp3": "voice", "ogg": "voice", "mp4": "video", "3gp": "video", "mov": "video",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What a person wrote, with WhatsApp's own words taken off and told apart."""

    text: str
    media: str = ""
    edited: bool = False
    deleted: bool = False


def alike(text: str) -> str:
    """`text` so that letter case, apostrophes, marks and a closing full stop do not count."""
    return plain(text).translate(APOSTROPHES).casefold().rstrip(".")


@cache
def _words() -> dict[str, Any]:
    return toml(*WORDS)


@cache
def _deleted() -> frozenset[str]:
    return frozenset(map(alike, _words()["deleted"]))


@cache
def _edited() -> tuple[str, ...]:
    return tuple(map(alike, _words()["edited"]))


@cache
def _left_out() -> dict[str, str]:
    return {alike(word).strip("<>"): kind for kind, words in _words()["left_out"].items() for word in words}


@cache
def _attached() -> frozenset[str]:
    return frozenset(map(alike, _words()["attached"]["words"]))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(alike(phrase)) for phrase in _words()["system"]["phrases"]))


@cache
def _created() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _words()["system"]["created"])


@cache
def _file_names() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _words()["file_names"])


def is_system(sentence: str) -> bool:
    return bool(_phrases().search(alike(sentence)))


def group_created(sentence: str) -> str:
    """The name of the group that this system line says was created, or ""."""
    for pattern in _created():
        if found := pattern.search(sentence):
            return plain(found[1])
    return ""


def chat_of_file(stem: str) -> str:
    """The name of the chat that the name of an exported file carries, or ""."""
    # A second download is called "... (1)"; a few phones write underscores for spaces.
    shown = plain(re.sub(r"\s*\(\d{1,2}\)$", "", stem))
    for name in (shown, shown.replace("_", " ")):
        for pattern in _file_names():
            if found := pattern.fullmatch(name):
                return plain(found[1])
    return ""


def body(written: str) -> Body:
    """What stands after the sender's name, all lines of it."""
    text, edited = _without_edited(written.strip())
    if alike(text) in _deleted():
        return Body("", deleted=True)
    if "<" not in text and "(" not in text and ":" not in text and "\u200e" not in text and len(text) > 60:
        return Body(text.strip("\u200e\u200f"), edited=edited)
    first, _, caption = text.partition("\n")
    media, kept = _media(first)
    if not media:
        before, _, last = text.rpartition("\n")
        media, kept_last = _media(last) if before else ("", "")
        caption, kept = (kept_last, before) if media else (caption, first)
    return Body("\n".join(filter(None, (kept, caption.strip()))).strip("\u200e\u200f "), media, edited)


def _without_edited(text: str) -> tuple[str, bool]:
    start = text.rfind("<")
    if start < 0 or alike(text[start:]) not in _edited():
        return text, False
    return text[:start].rstrip("\u200e\u200f \n\u00a0\u202f"), True


def _media(line: str) -> tuple[str, str]:
    """Kind of media that a line stands for, "" for none, and what else the line says."""
    # iPhone puts a mark before its own words, so a caption may stand before them on the same line.
    caption, mark, own = line.rpartition("\u200e")
    kind = _kind(plain(own), marked=bool(mark))
    if not kind and mark:
        caption, own = "", line
        kind = _kind(plain(own), marked=True)
    if kind:
        place = MAP.fullmatch(plain(own))
        return kind, place[1] if place else plain(caption)
    return "", line


def _kind(own: str, *, marked: bool) -> str:
    if kind := _left_out().get(alike(own).strip("<>")):
        return kind
    if MAP.fullmatch(own):
        return "location"
    if found := IPHONE_FILE.match(own):
        return PREFIXES.get(found[1] or "") or _by_ending(found[2])
    found = ANDROID_FILE.fullmatch(own)
    # A contact card is told by its ending in every language.
    if found and (found[1] or ".vcf (" in own or alike(found[2]) in _attached()):
        return PREFIXES.get(found[1] or "") or _by_ending(own.split(" (")[0])
    # Of a language we have no words of: nothing but one short remark in angle brackets.
    return "file" if WHOLE_MARK.fullmatch(own) and (marked or own.count(" ") < 6) else ""


def _by_ending(name: str) -> str:
    return ENDINGS.get(name.rpartition(".")[2].casefold(), "file")

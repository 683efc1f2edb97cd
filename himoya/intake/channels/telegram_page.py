"""The parts of a page of Telegram's HTML export."""

import re
from collections.abc import Iterator

from lxml import etree

from himoya.intake.channels.incoming import PEEK, Source
from himoya.intake.channels.tidy import clean

KINDS = {
    "media_photo": "photo", "photo_wrap": "photo", "media_voice_message": "voice",
    "media_audio_file": "voice",
    "media_video": "video", "video_file_wrap": "video", "animated_wrap": "video",
    "media_video_message": "video",
    "sticker_wrap": "sticker", "media_contact": "contact", "media_location": "location",
    "media_live_location": "location", "media_venue": "location", "media_file": "file",
}  # fmt: skip
SPACE_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def children(block: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The blocks directly inside `block` that have the class `kind`."""
    for child in block:
        if isinstance(child.tag, str) and kind in (child.get("class") or "").split():
            yield child


def page_title(source: Source) -> str:
    """The chat's name in the page's header, "" when there is none."""
    source.file.seek(0)
    head = source.file.read(PEEK)
    found = re.search(rb'class="page_header.*?class="text bold">(.*?)</div>', head, re.DOTALL)
    if not found:
        return ""
    parsed = etree.HTML(b"<p>" + found[1] + b"</p>", etree.HTMLParser(encoding="utf-8"))
    return readable(parsed) if parsed is not None else ""


def readable(block: etree._Element) -> str:
    """The text of a block; its line breaks are kept, those of the page's layout are not."""
    parts: list[str] = []
    for event, part in etree.iterwalk(block, events=("start", "end")):
        if event == "start":
            parts.append("\n" if part.tag == "br" else _flat(part.text))
        elif part is not block:
            parts.append(_flat(part.tail))
    return clean(SPACE_AROUND_BREAK.sub("\n", "".join(parts)).strip())


def _flat(text: str | None) -> str:
    return (text or "").replace("\r", "").replace("\n", " ")


def media_kind(body: etree._Element) -> str:
    for part in _media_parts(body):
        for name in (part.get("class") or "").split():
            if name in KINDS:
                return KINDS[name]
    return ""


def told_by_media(body: etree._Element) -> str:
    """A contact card and a poll say something though they are no text."""
    if media_kind(body) == "contact":
        names = ("title", "status")
    elif any("media_poll" in (part.get("class") or "") for part in _media_parts(body)):
        names = ("question", "answer")
    else:
        return ""
    told = [
        readable(part) for part in _media_parts(body) if set((part.get("class") or "").split()) & set(names)
    ]
    return (" " if names[0] == "title" else "\n").join(filter(None, told))


def _media_parts(body: etree._Element) -> Iterator[etree._Element]:
    for wrap in children(body, "media_wrap"):
        for part in wrap.iter():
            if isinstance(part.tag, str):
                yield part

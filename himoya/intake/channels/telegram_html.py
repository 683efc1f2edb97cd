"""Telegram Desktop, "Human-readable HTML": messages.html, messages2.html and so on.

The pages do not tell the chat's id, so the chat is known by its folded title ("telegram:onalar") while the
JSON export of the same chat is known by its id. Keys are equal in both (the message's id): whoever imports
may match the two chats by title and then finds every message only once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import PurePosixPath

from lxml import etree

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Note, Peek, Rejected, Source
from himoya.intake.channels.telegram_page import (
    children,
    media_kind,
    page_title,
    readable,
    told_by_media,
)
from himoya.intake.channels.tidy import excerpt, file_name, folded, of_our_time, zone

NAME = "telegram-html"
DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?")
NUMBER = re.compile(r"message(-?\d+)")
DELETED = "Deleted Account"


def knows(peek: Peek) -> bool:
    return b"<" in peek.head[:200] and b"page_wrap" in peek.head and b'class="history"' in peek.head


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)
    ordered = sorted(sources, key=_order)
    titles = {_folder(source): "" for source in ordered}
    for source in reversed(ordered):
        titles[_folder(source)] = page_title(source) or titles[_folder(source)]

    def read() -> Iterator[Incoming | Rejected]:
        # A chat's pages lie in one folder; its writers go on from page to page.
        reader, folder = _Reader("", local), ""
        for source in ordered:
            if not reader.title or _folder(source) != folder:
                folder = _folder(source)
                reader = _Reader(asked.chat or titles[folder] or "Telegram", local)
            yield from reader.read(source)

    note = Note(
        N_("Times for which the file does not name a time zone are read as %(zone)s."),
        {"zone": asked.timezone},
    )
    title = asked.chat or ", ".join(dict.fromkeys(filter(None, titles.values()))) or "Telegram"
    return Export(NAME, title, (note,), read)


def _folder(source: Source) -> str:
    return str(PurePosixPath(source.name.replace("\\", "/")).parent)


def _order(source: Source) -> tuple[str, int, str]:
    digits = re.search(r"(\d+)\D*$", file_name(source))
    return _folder(source), int(digits[1]) if digits else 1, source.name


@dataclass(slots=True)
class _Reader:
    """Reads the pages of one chat, remembering who wrote last: a joined message has no name of its own."""

    title: str
    local: tzinfo
    sender: str = ""

    def read(self, source: Source) -> Iterator[Incoming | Rejected]:
        source.file.seek(0)
        pages = etree.iterparse(
            source.file, events=("end",), tag="div", html=True, recover=True, encoding="utf-8"
        )
        try:
            for _, block in pages:
                kinds = (block.get("class") or "").split()
                if "message" not in kinds:
                    continue
                if "default" in kinds:
                    yield self._message(block)
                _forget(block)
        except etree.XMLSyntaxError:
            raise BadInput(
                N_("The page %(file)s cannot be read. Export the chat again."), file=file_name(source)
            ) from None
        # Where tags or texts pass its limits, the parser ends quietly as if the page ended there.
        stopped = next((fault for fault in pages.error_log if fault.level >= etree.ErrorLevels.FATAL), None)
        if stopped is not None:
            yield _break(source, stopped.line)

    def _message(self, block: etree._Element) -> Incoming | Rejected:
        found = NUMBER.fullmatch(block.get("id") or "")
        number = found[1] if found else "?"
        body = next(children(block, "body"), block)
        # Only what stands directly in the body: a forwarded message carries a second name and text inside.
        name = next(children(body, "from_name"), None)
        if name is not None:
            self.sender = " ".join((name.text or "").split())
        forwarded = next(children(body, "forwarded"), None)
        inner = body if forwarded is None else forwarded
        text = next(children(inner, "text"), None)
        told = next(children(body, "date"), None)
        sent_at = _sent_at(told.get("title") or "" if told is not None else "", self.local)
        said = readable(text) if text is not None else told_by_media(inner)
        if sent_at is None or not found:
            reason = BadInput(
                N_("Message %(number)s has no readable date. The others were read."), number=number
            )
            return Rejected(f"message {number}", reason, excerpt(said))
        sender = "" if self.sender == DELETED else self.sender
        return Incoming(
            chat=f"telegram:{folded(self.title)}",
            chat_title=self.title,
            key=number,
            sent_at=sent_at,
            sender=sender,
            sender_key=folded(sender),
            text=said,
            place=f"message {number}",
            forwarded=forwarded is not None,
            media=media_kind(inner),
        )


def _break(source: Source, line: int) -> Rejected:
    reason = BadInput(
        N_(
            "The file %(file)s is damaged at line %(line)s. What stands before was read; "
            "export the chat again for the rest."
        ),
        file=file_name(source),
        line=line,
    )
    return Rejected(f"line {line}", reason, "")


def _sent_at(written: str, local: tzinfo) -> datetime | None:
    found = DATE.match(written)
    if not found:
        return None
    day, month, year, hour, minute, second = map(int, found.groups()[:6])
    where: tzinfo = local
    if found[7]:
        ahead = timedelta(hours=int(found[8]), minutes=int(found[9]))
        where = timezone(ahead if found[7] == "+" else -ahead) if ahead < timedelta(hours=24) else local
    try:
        return of_our_time(datetime(year, month, day, hour, minute, second, tzinfo=where).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _forget(block: etree._Element) -> None:
    """Frees what was read, so that memory does not grow with the page."""
    block.clear()
    while block.getprevious() is not None:
        parent = block.getparent()
        if parent is None:
            return
        del parent[0]


CHANNEL = Channel(NAME, knows, opened)

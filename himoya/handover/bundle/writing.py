"""The files of a bundle: a page to read and print, tables, JSON, originals."""

import csv
import io
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.queries import content_of
from himoya.handover.bundle.content import Bundle
from himoya.handover.bundle.quotes import Row
from himoya.handover.export.cells import disarmed

ENDINGS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "text/plain": "txt",
}
TABLES = ("statements", "facts", "coercion", "timeline", "stays", "calls", "needs", "files")


def files_of(bundle: Bundle, page: str, originals: Collection[int]) -> Iterator[tuple[str, bytes]]:
    """Names and contents, one after the other; `originals` are the attachments that go along."""
    yield "case.html", page.encode()
    yield "case.json", json.dumps(asdict(bundle), default=_plain, ensure_ascii=False, indent=1).encode()
    for name in TABLES:
        rows: list[Row] = getattr(bundle, name)
        if rows:
            yield f"{name}.csv", _table(rows)
    for attachment in Attachment.objects.filter(pk__in=originals).order_by("pk").iterator():
        try:
            yield path_of(attachment.pk, attachment.media_type), content_of(attachment)
        except AttachmentBytes.DoesNotExist:
            continue


def path_of(number: int, media_type: str) -> str:
    """Where an original lies in the bundle. What its sender called it is never a path."""
    return f"files/{number:05}.{ENDINGS.get(media_type, 'bin')}"


def _table(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, quoting=csv.QUOTE_ALL)
    lines.writerow(rows[0])
    for row in rows:
        lines.writerow([disarmed(_cell(value)) for value in row.values()])
    return text.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    return value if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)

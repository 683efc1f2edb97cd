"""Files as a person would give them, made in memory."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl

from himoya.intake.channels import open_export
from himoya.intake.channels.incoming import Asked, Export, Incoming, Rejected, Source

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ASKED = Asked(now=NOW)


def given(name: str, content: bytes | str) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return Source(name, io.BytesIO(data), len(data))


def sample(file: str, name: str = "") -> Source:
    return given(name or file, (SAMPLES / file).read_bytes())


def export(*sources: Source, asked: Asked = ASKED) -> Export:
    return open_export(sources, asked)


def read(*sources: Source, asked: Asked = ASKED) -> list[Incoming]:
    """The messages of files of which nothing is rejected."""
    rows = list(export(*sources, asked=asked).read())
    good = [row for row in rows if isinstance(row, Incoming)]
    assert len(good) == len(rows), rows
    return good


def read_all(*sources: Source, asked: Asked = ASKED) -> tuple[list[Incoming], list[Rejected]]:
    rows = list(export(*sources, asked=asked).read())
    return (
        [row for row in rows if isinstance(row, Incoming)],
        [row for row in rows if isinstance(row, Rejected)],
    )


def zipped(members: Mapping[str, bytes | str], name: str = "chat.zip", packed: bool = True) -> Source:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return given(name, out.getvalue())


def workbook(rows: Sequence[Sequence[Any]], name: str = "list.xlsx", merged: Sequence[str] = ()) -> Source:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    out = io.BytesIO()
    book.save(out)
    return given(name, out.getvalue())


class Endless(io.RawIOBase):
    """A beginning, then the same bytes again and again, up to a size that is never in memory or on a disk."""

    def __init__(self, beginning: bytes, filler: bytes, size: int) -> None:
        self.beginning, self.filler, self.size = beginning, filler, size
        self.at = 0
        self.most_read = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset
        return offset

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self.size - self.at)
        head = self.beginning[self.at : self.at + size]
        phase = max(0, self.at - len(self.beginning)) % len(self.filler)
        buffer[:size] = (head + (self.filler * size)[phase:])[:size]
        self.at += size
        self.most_read = max(self.most_read, self.at)
        return size

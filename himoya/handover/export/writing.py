"""Everything as one zip, piece by piece: memory does not grow with the number of messages."""

import csv
import io
import json
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from himoya.common.say import N_, say
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.queries import content_of
from himoya.handover.export.cells import disarmed
from himoya.handover.export.tables import Table, Value, rows, tables
from himoya.handover.export.xlsx import write_book
from himoya.handover.zips import Pipe
from himoya.storage.snapshots import one_moment

FORMATS = ("csv", "xlsx", "json")
DICTIONARY = ["table", "column", "says"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is taken out, by whom: the watermark of the export. `request` is empty on the command line."""

    format: str
    contacts: bool
    by: str
    at: datetime
    language: str
    request: str = ""
    group: str = ""
    unseen: tuple[str, ...] = ()  # rules whose alarms whoever takes it does not see


def export(asked: Asked) -> Generator[bytes, None, None]:
    """The zip of the whole instance as it stands now, in pieces of some ten thousand bytes."""
    pipe = Pipe()
    with (
        one_moment(),
        zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        # A browser that breaks off closes this: first the part that is being written, then the zip.
        closing(_steps(archive, asked)) as steps,
    ):
        for _step in steps:
            if piece := pipe.taken():
                yield piece
    yield pipe.taken()


def wanted(asked: Asked) -> list[Table]:
    return [table for table in tables() if asked.contacts or not table.contacts]


def _steps(archive: zipfile.ZipFile, asked: Asked) -> Generator[None, None, None]:
    archive.writestr("about.txt", about(asked))
    yield
    if asked.format == "xlsx":
        yield from _book(archive, asked)
    else:
        write = _write_csv if asked.format == "csv" else _write_json
        yield from write(archive, "dictionary", DICTIONARY, _dictionary(asked))
        for table in wanted(asked):
            found = rows(table, asked.language, contacts=asked.contacts, unseen=asked.unseen)
            yield from write(archive, f"tables/{table.name}", table.header, found)
    yield from _attachments(archive)


def about(asked: Asked) -> str:
    """The first page of the export: what it is, who took it, how to read it."""
    return "\r\n".join(say(line, asked.language, **_values(asked)) for line in _lines(asked)) + "\r\n"


def _lines(asked: Asked) -> list[str]:
    marks = {
        "csv": N_(
            "A cell that a spreadsheet might take for a formula has an apostrophe before it. "
            "Remove one leading "
            "apostrophe to get the text back."
        ),
        "xlsx": N_(
            "Every text is a text cell. A text longer than a cell can be ends with […]; CSV holds it whole."
        ),
        "json": N_("Each file holds one JSON object in a line."),
    }
    phones = (
        N_("Phones of families and reporters are in it: keep it as you would keep their lives.")
        if asked.contacts
        else N_("Phone numbers are masked in every text; their last two digits are left.")
    )
    return [
        N_("Everything of the group “%(group)s” in Himoya. Himoya is not a state body."),
        N_("Taken out by %(by)s at %(at)s. Request: %(request)s."),
        phones,
        N_("Times carry their zone. An empty cell means: not known. The dictionary explains every column."),
        marks[asked.format],
        N_("These files are not encrypted. Keep them on an encrypted disk, and delete them after use."),
    ]


def _values(asked: Asked) -> dict[str, object]:
    request = asked.request or say(N_("none, on the command line"), asked.language)
    return {"group": asked.group, "by": asked.by, "at": asked.at.isoformat(), "request": request}


def _dictionary(asked: Asked) -> Iterator[list[Value]]:
    for table in wanted(asked):
        yield [table.name, "", table.says]
        for column in table.columns:
            yield [table.name, column.name, column.says]


def _write_csv(
    archive: zipfile.ZipFile, name: str, header: list[str], found: Iterable[list[Value]]
) -> Iterator[None]:
    with archive.open(f"{name}.csv", "w", force_zip64=True) as part:
        text = io.TextIOWrapper(part, "utf-8-sig", "replace", newline="", write_through=True)
        lines = csv.writer(text, quoting=csv.QUOTE_ALL)
        lines.writerow(header)
        for count, row in enumerate(found):
            lines.writerow([_cell(value) for value in row])
            if count % 500 == 0:
                yield
        text.detach()
    yield


def _write_json(
    archive: zipfile.ZipFile, name: str, header: list[str], found: Iterable[list[Value]]
) -> Iterator[None]:
    with archive.open(f"{name}.jsonl", "w", force_zip64=True) as part:
        for count, row in enumerate(found):
            line = json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False)
            part.write(line.encode("utf-8", "replace") + b"\n")
            if count % 500 == 0:
                yield
    yield


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return disarmed(value) if isinstance(value, str) else str(value)


def _book(archive: zipfile.ZipFile, asked: Asked) -> Iterator[None]:
    """The workbook stands inside the zip, so that attachments can lie beside it."""
    inner = Pipe()

    def sheets() -> Iterator[tuple[str, Iterable[list[str | int | bool | None]]]]:
        yield "about", ([line] for line in about(asked).splitlines())
        yield "dictionary", _with_header(DICTIONARY, _dictionary(asked))
        for table in wanted(asked):
            found = rows(table, asked.language, contacts=asked.contacts, unseen=asked.unseen)
            yield table.name, _with_header(table.header, found)

    with archive.open("himoya.xlsx", "w", force_zip64=True) as part:
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
            for _step in write_book(book, sheets()):
                part.write(inner.taken())
                yield
        part.write(inner.taken())
    yield


def _with_header(header: list[str], found: Iterable[list[Value]]) -> Iterator[list[str | int | bool | None]]:
    yield list(header)
    for row in found:
        yield [json.dumps(v, ensure_ascii=False) if isinstance(v, dict | list) else v for v in row]


def _attachments(archive: zipfile.ZipFile) -> Iterator[None]:
    """The original bytes, named by number: what a sender called a file is never a path here."""
    for attachment in Attachment.objects.order_by("pk").iterator():
        try:
            archive.writestr(f"attachments/{attachment.pk}.bin", content_of(attachment))
        except AttachmentBytes.DoesNotExist:
            continue
        yield

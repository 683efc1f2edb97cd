"""Spreadsheets (xlsx, xls, ods): every sheet is a list, every row a message. Read by sheet_process.py."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels import sheet_process
from himoya.intake.channels.incoming import Asked, Channel, Export, Incoming, Peek, Rejected, Source
from himoya.intake.channels.table import Row, read_table, table_notes
from himoya.intake.channels.tidy import clean, file_name, stem, zone
from himoya.intake.channels.wrong_type import WORD

NAME = "spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOT_SHEETS = {".doc", ".dot", ".ppt", ".pps", ".msg", ".msi", ".docx", ".pptx"}
LARGEST = 64 << 20  # bytes
LONGEST_ROW = 4 << 20
SECONDS_TO_FIRST_ROW = 60


def knows(peek: Peek) -> bool:
    """Only old xls by its beginning; recognise.py sends zips here when a workbook is inside."""
    return peek.head.startswith(OLE) and PurePosixPath(peek.name).suffix.casefold() not in NOT_SHEETS


def opened(sources: Sequence[Source], asked: Asked) -> Export:
    local = zone(asked.timezone)

    def read() -> Iterator[Incoming | Rejected]:
        for source in sources:
            for title, rows in _sheets(source):
                yield from read_table(rows, title, asked, local)

    notes = tuple(note for source in sources for _, rows in _sheets(source) for note in table_notes(rows))
    return Export(NAME, asked.chat or ", ".join(map(stem, sources)), notes, read)


def _sheets(source: Source) -> Iterator[tuple[str, Iterator[Row]]]:
    """Title and rows of each sheet; the rows of one must be taken before the next."""
    rows = _all_rows(source)
    waiting = next(rows, None)

    def of_one(sheet: str) -> Iterator[Row]:
        nonlocal waiting
        while waiting and waiting[0] == sheet:
            yield waiting[1]
            waiting = next(rows, None)

    while waiting:
        sheet = waiting[0]
        yield sheet, (one := of_one(sheet))
        for _ in one:  # whatever the reader left
            pass


def _all_rows(source: Source) -> Iterator[tuple[str, Row]]:
    if source.size > LARGEST:
        raise _too_large(source)
    with _started() as process:
        wait = threading.Timer(SECONDS_TO_FIRST_ROW, process.kill)
        wait.daemon = True
        wait.start()
        try:
            _give(source, process)
            for answer in _answers(source, process):
                wait.cancel()
                if answer[0] == "error":
                    raise _refused(source, answer[1])
                if answer[0] == "end":
                    return
                _, sheet, number, cells = answer
                yield clean(sheet), (number, [clean(cell) for cell in cells])
            # The process ended without a word: one of its limits ended it.
            raise _too_large(source)
        finally:
            wait.cancel()
            process.kill()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", str(Path(sheet_process.__file__))]
    return subprocess.Popen(  # noqa: S603 -- our own script, no argument comes from outside
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _give(source: Source, process: subprocess.Popen[bytes]) -> None:
    pipe = process.stdin
    if pipe is None:
        return
    source.file.seek(0)
    # The process may have been ended by a limit: its missing answer says so.
    with suppress(BrokenPipeError):
        while chunk := source.file.read(1 << 16):
            pipe.write(chunk)
    with suppress(BrokenPipeError):
        pipe.close()


def _answers(source: Source, process: subprocess.Popen[bytes]) -> Iterator[list[Any]]:
    if process.stdout is None:
        return
    while line := process.stdout.readline(LONGEST_ROW):
        if not line.endswith(b"\n"):
            raise _too_large(source)
        yield json.loads(line)


def _too_large(source: Source) -> BadInput:
    return BadInput(
        N_("The spreadsheet %(file)s is too large to open safely. Save only the sheet with the list as CSV."),
        file=file_name(source),
    )


def _refused(source: Source, reason: str) -> BadInput:
    name = file_name(source)
    if reason == "password" or _holds(source, "EncryptedPackage"):
        return BadInput(
            N_("The spreadsheet %(file)s is protected by a password. Save it without one and give it again."),
            file=name,
        )
    if _holds(source, "WordDocument"):
        return BadInput(WORD, file=name)
    return BadInput(
        N_("The spreadsheet %(file)s is damaged. Open it, save it again and give the new file."), file=name
    )


def _holds(source: Source, part: str) -> bool:
    """Old Office files name their parts in UTF-16."""
    source.file.seek(0)
    return part.encode("utf-16-le") in source.file.read(LARGEST)


CHANNEL = Channel(NAME, knows, opened)

"""Asks the process that reads a spreadsheet, and gives up on it in time."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels import sheet_process
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import file_name
from himoya.intake.channels.wrong_type import WORD

LARGEST = 64 << 20  # bytes
LONGEST_ROW = 4 << 20
SECONDS = 60.0  # that we wait for it, all in all

TOO_LARGE = N_(
    "The spreadsheet %(file)s is too large to open safely. Save only the sheet with the list as CSV."
)
PASSWORD = N_("The spreadsheet %(file)s is protected by a password. Save it without one and give it again.")
DAMAGED = N_("The spreadsheet %(file)s is damaged. Open it, save it again and give the new file.")


def answers(source: Source, most_rows: int | None = None, seconds: float = SECONDS) -> Iterator[list[Any]]:
    """What sheet_process.py says of a workbook, without its end. Raises BadInput when it cannot be read.

    `most_rows` of each sheet; `seconds` counts only the time we wait for it: storing rows takes longer.
    """
    if source.size > LARGEST:
        raise BadInput(TOO_LARGE, file=file_name(source))
    with _started(most_rows) as process:
        try:
            _give(source, process)
            for answer in map(json.loads, _lines(process, seconds)):
                if answer[0] == "error":
                    raise _refused(source, answer[1])
                if answer[0] == "end":
                    return
                yield answer
            # It ended without a word, or took too long: one of its limits ended it.
            raise BadInput(TOO_LARGE, file=file_name(source))
        finally:
            process.kill()


def _started(most_rows: int | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-I", str(Path(sheet_process.__file__))]
    if most_rows is not None:
        command.append(str(most_rows))
    return subprocess.Popen(  # noqa: S603 -- our own script and a number, nothing comes from outside
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
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


def _lines(process: subprocess.Popen[bytes], seconds: float) -> Iterator[bytes]:
    """Whole lines, until it ends, says a line no list has, or has let us wait for too long."""
    if process.stdout is None:
        return
    end = process.stdout.fileno()
    rest = b""
    while seconds > 0 and len(rest) < LONGEST_ROW:
        began = time.monotonic()
        ready = select.select([end], [], [], seconds)[0]
        seconds -= time.monotonic() - began
        if not ready:
            return
        piece = os.read(end, 1 << 16)
        if not piece:
            return
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole


def _refused(source: Source, reason: str) -> BadInput:
    name = file_name(source)
    if reason == "password" or _holds(source, "EncryptedPackage"):
        return BadInput(PASSWORD, file=name)
    return BadInput(WORD if _holds(source, "WordDocument") else DAMAGED, file=name)


def _holds(source: Source, part: str) -> bool:
    """Old Office files name their parts in UTF-16."""
    source.file.seek(0)
    return part.encode("utf-16-le") in source.file.read(LARGEST)

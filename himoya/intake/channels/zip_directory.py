"""The directory of a zip, checked before anything in it is opened.

Python's own zipfile (3.11.7) opens members that overlap, and trusts what a directory declares: 60 kB can
so become 9.5 GB. Everything declared is therefore checked here first.
"""

import re
import struct
import zipfile

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import file_name

MOST_MEMBERS = 2_000
MOST_BYTES = 2 << 30  # declared, all members together
MOST_RATIO = 100
SMALL = 1 << 20  # bytes; below it a ratio says nothing: a short file of one letter packs 1000:1
LARGEST_DIRECTORY = 4 << 20  # bytes
END = b"PK\x05\x06"
END_SEARCHED = 65_557  # bytes at the end in which the end record stands
LOCAL_HEADER = 30
OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0")


def directory(source: Source) -> zipfile.ZipFile:
    """The zip with its directory read and nothing else. Raises BadInput when it is damaged or too long."""
    _check_end(source)
    try:
        archive = zipfile.ZipFile(source.file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as broken:
        raise damaged(source) from broken
    if len(archive.infolist()) > MOST_MEMBERS:
        raise _too_many(source)
    return archive


def checked(source: Source, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip. Raises BadInput for what a person's export never has."""
    infos = archive.infolist()
    if any(OUTSIDE.search(info.orig_filename) for info in infos):
        raise _harmful(source)
    _check_sizes(source, infos)
    _check_overlap(source, archive, infos)
    return [info for info in infos if not info.is_dir()]


def damaged(source: Source) -> BadInput:
    return BadInput(
        N_("The zip %(file)s is damaged or not complete. Export the chat again, or copy the zip once more."),
        file=file_name(source),
    )


def _harmful(source: Source) -> BadInput:
    return BadInput(
        N_("The zip %(file)s is not the export of a chat: it is built to do harm. Do not open it."),
        file=file_name(source),
    )


def _too_many(source: Source) -> BadInput:
    return BadInput(
        N_("The zip %(file)s holds more than %(most)s files. Export the chat without media."),
        file=file_name(source),
        most=MOST_MEMBERS,
    )


def _check_end(source: Source) -> None:
    """Before zipfile reads the directory into memory: is it there, and is it small enough?"""
    source.file.seek(max(0, source.size - END_SEARCHED))
    tail = source.file.read(END_SEARCHED)
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < 22:
        raise damaged(source)
    count, size = struct.unpack("<HL", tail[at + 10 : at + 16])
    if count > MOST_MEMBERS or size > LARGEST_DIRECTORY:
        raise _too_many(source)


def _check_sizes(source: Source, infos: list[zipfile.ZipInfo]) -> None:
    declared = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if declared > MOST_BYTES:
        raise BadInput(
            N_("The zip %(file)s would unpack to more than 2 GB. Export the chat without media."),
            file=file_name(source),
        )
    if _ratio_too_high(declared, packed):
        raise _harmful(source)
    if any(_ratio_too_high(info.file_size, info.compress_size) for info in infos):
        raise _harmful(source)


def _ratio_too_high(declared: int, packed: int) -> bool:
    return declared > SMALL and declared > MOST_RATIO * packed


def _check_overlap(source: Source, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
    """Members must lie one after another: overlapping ones unpack the same bytes again and again."""
    free_from = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < free_from:
            raise _harmful(source)
        source.file.seek(info.header_offset)
        header = source.file.read(LOCAL_HEADER)
        if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise damaged(source)
        name, extra = struct.unpack("<HH", header[26:30])
        free_from = info.header_offset + LOCAL_HEADER + name + extra + info.compress_size
    if free_from > archive.start_dir:
        raise _harmful(source)

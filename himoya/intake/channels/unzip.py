"""A zip's members as files, after its directory was checked; nothing is written to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.channels.incoming import Source
from himoya.intake.channels.tidy import file_name
from himoya.intake.channels.zip_directory import checked, damaged

WANTED = {".txt", ".json", ".jsonl", ".html", ".htm", ".csv", ".tsv"}
READABLE_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others can unpack without a limit


def members(source: Source, archive: zipfile.ZipFile) -> Iterator[Source]:
    """The text files of a zip, named zip/member; pictures, voices and zips inside are left alone.

    Raises BadInput for a zip that is damaged, protected by a password, or made to do harm.
    """
    infos = checked(source, archive)
    wanted = [info for info in infos if _wanted(info.filename)]
    if not wanted:
        raise _nothing_inside(source, infos)
    for info in wanted:
        if info.flag_bits & 0x1:
            raise BadInput(
                N_("The zip %(file)s is protected by a password. Unpack it and give the files inside."),
                file=file_name(source),
            )
        if info.compress_type not in READABLE_WAYS:
            raise damaged(source)
        raw = _Member(archive, info, source)
        yield Source(
            f"{source.name}/{info.filename}", cast(BinaryIO, io.BufferedReader(raw, 1 << 16)), info.file_size
        )


def _wanted(name: str) -> bool:
    path = PurePosixPath(name)
    # Macs put a shadow of every file into a zip.
    return (
        path.suffix.casefold() in WANTED and "__MACOSX" not in path.parts and not path.name.startswith("._")
    )


def _nothing_inside(source: Source, infos: list[zipfile.ZipInfo]) -> BadInput:
    name = file_name(source)
    if any(info.filename.casefold().endswith(".zip") for info in infos):
        return BadInput(
            N_("The zip %(file)s holds another zip. Unpack it and give the inner one."), file=name
        )
    return BadInput(N_("The zip %(file)s holds no chat and no list. Give the export of a chat."), file=name)


class _Member(io.RawIOBase):
    """A member of a zip as a seekable file whose damage is told as BadInput."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> None:
        super().__init__()
        self._source = source
        try:
            self._file = archive.open(info)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as broken:
            raise damaged(source) from broken

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            piece = self._file.read(len(view))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as broken:
            raise damaged(self._source) from broken
        view[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as broken:
            raise damaged(self._source) from broken

    def tell(self) -> int:
        return self._file.tell()

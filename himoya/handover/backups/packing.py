"""Files one after the other as a tar, written and read in small pieces:
a backup never has to fit in memory.
"""

import hashlib
import tarfile
from collections.abc import Iterator
from pathlib import Path

PIECE = 1 << 16
BLOCK = tarfile.BLOCKSIZE
END = bytes(2 * BLOCK)


class Packed:
    """What `pyrage.encrypt_io` reads: the files as one tar. `done` counts the bytes given so far."""

    def __init__(self, files: dict[str, tuple[int, bytes | Path]], moment: int) -> None:
        self._pieces = _pieces(files, moment)
        self._rest = b""
        self.done = 0

    def read(self, most: int = -1) -> bytes:
        if not self._rest:
            self._rest = next(self._pieces, b"")
        given = self._rest if most < 0 else self._rest[:most]
        self._rest = self._rest[len(given) :]
        self.done += len(given)
        return given


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def header(name: str, size: int, moment: int) -> bytes:
    about = tarfile.TarInfo(name)
    about.size, about.mtime, about.mode = size, moment, 0o600
    return about.tobuf(tarfile.GNU_FORMAT)


def padding(size: int) -> int:
    return -size % BLOCK


def _pieces(files: dict[str, tuple[int, bytes | Path]], moment: int) -> Iterator[bytes]:
    for name, (size, content) in files.items():
        yield header(name, size, moment)
        given = 0
        for piece in _content(content):
            given += len(piece)
            yield piece
        if given != size:
            raise OSError(f"{name} changed while it was packed")
        if padding(size):
            yield bytes(padding(size))
    yield END


def _content(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece

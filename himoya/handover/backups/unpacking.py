"""Takes a backup apart while it is decrypted. Strict: whatever is not exactly as expected is damage."""

import hashlib
import os
import tarfile
from pathlib import Path
from typing import BinaryIO

from himoya.common.errors import BadInput
from himoya.handover.backups.manifest import DAMAGED, LARGEST, Manifest
from himoya.handover.backups.packing import BLOCK, END, padding
from himoya.storage.files import PRIVATE_FILE

MANIFEST = "manifest.json"
KNOWN = ("keyring.json", "demo.json", "backup-recipients.txt", "himoya.db")


class Unpacked:
    """What `pyrage.decrypt_io` writes to: puts the files of the backup into `folder`, checked.

    pyrage turns what is raised inside it into errors of its own: the first is kept in `error`.
    """

    def __init__(self, folder: Path, file: str) -> None:
        self._folder, self._file = folder, file
        self._raw = bytearray()  # what has come and is not used yet: a block or a manifest at most
        self._open: BinaryIO | None = None
        self._hash = hashlib.sha256()
        self._left = 0  # bytes of the open file that are still to come
        self._skip = 0  # padding that is still to come
        self._after = 0  # padding behind the manifest
        self._expected: list[str] = []
        self._name = ""
        self.content = b""  # of the manifest, as it stands
        self.manifest: Manifest | None = None
        self.error: Exception | None = None

    def write(self, piece: bytes) -> int:
        try:
            self._take(piece)
        except Exception as error:
            self.error = self.error or error
            raise
        return len(piece)

    def flush(self) -> None:
        pass

    def finish(self) -> Manifest:
        """All came and nothing more. Raises BadInput otherwise."""
        if self.manifest is None or self._expected or self._open or self._skip or bytes(self._raw) != END:
            raise self._damaged()
        return self.manifest

    def close(self) -> None:
        if self._open:
            self._open.close()
            self._open = None

    def _damaged(self) -> BadInput:
        return BadInput(DAMAGED, file=self._file)

    def _take(self, piece: bytes) -> None:
        view = memoryview(piece)
        while view:
            if self._open:
                view = self._fill(view)
            elif self._skip:
                if any(view[: self._skip]):
                    raise self._damaged()
                used = min(self._skip, len(view))
                self._skip -= used
                view = view[used:]
            else:
                view = self._collect(view)

    def _fill(self, view: memoryview) -> memoryview:
        """Bytes of the file that is open."""
        used = view[: self._left]
        assert self._open is not None  # noqa: S101 -- for the type checker
        self._open.write(used)
        self._hash.update(used)
        self._left -= len(used)
        if not self._left:
            self._close_file()
        return view[len(used) :]

    def _collect(self, view: memoryview) -> memoryview:
        """Bytes of a header, of the manifest, or of the end."""
        ending = self.manifest is not None and not self._expected
        wanted = len(END) + 1 if ending else self._left or BLOCK
        used = view[: wanted - len(self._raw)]
        self._raw += used
        if ending and len(self._raw) > len(END):
            raise self._damaged()
        if not ending and len(self._raw) == wanted:
            content, self._raw = bytes(self._raw), bytearray()
            if self._left:
                self._read_manifest(content)
            else:
                self._begin_file(content)
        return view[len(used) :]

    def _begin_file(self, block: bytes) -> None:
        try:
            about = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
        except (tarfile.HeaderError, ValueError):
            raise self._damaged() from None
        if not about.isreg():
            raise self._damaged()
        self._skip, self._left, self._name = padding(about.size), about.size, about.name
        if self.manifest is None:
            if about.name != MANIFEST or not 0 < about.size <= LARGEST:
                raise self._damaged()
            self._after, self._skip = self._skip, 0  # the manifest is collected before its padding
            return
        if about.name != self._expected[0] or about.size != self.manifest.files[about.name].size:
            raise self._damaged()
        self._expected.pop(0)
        self._hash = hashlib.sha256()
        path = self._folder / about.name
        self._open = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb")
        if not self._left:
            self._close_file()

    def _read_manifest(self, content: bytes) -> None:
        self.content, self._left, self._skip = content, 0, self._after
        self.manifest = Manifest.read(content, self._file)
        self._expected = list(self.manifest.files)
        if not {"keyring.json", "himoya.db"} <= set(self._expected) <= set(KNOWN):
            raise self._damaged()

    def _close_file(self) -> None:
        self.close()
        assert self.manifest is not None  # noqa: S101 -- for the type checker
        if self._hash.hexdigest() != self.manifest.files[self._name].sha256:
            raise self._damaged()

"""Makes a backup while the desk runs and writes."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import BinaryIO

import pyrage
from django.db import connection
from pyrage.x25519 import Recipient

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.handover.backups.manifest import Manifest, Stored
from himoya.handover.backups.packing import Packed, sha256
from himoya.handover.backups.recipients import NAME as RECIPIENTS
from himoya.handover.backups.unpacking import MANIFEST
from himoya.security import keyring, keyring_file
from himoya.security.demo_mark import NAME as DEMO
from himoya.storage.copies import copy_database, counts, is_whole, migrations
from himoya.storage.files import PRIVATE_FILE, private_folder
from himoya.storage.new_files import new_file, refuse_taken
from himoya.storage.others import another

WORKSHOP = "backing-up"  # in the data folder; holds the encrypted copy while the backup is made
DAMAGED = N_(
    "The database is damaged, so no backup was made of it. Run `himoya check` and keep your last backup."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is whole and in its place."""

    file: Path
    size: int  # bytes
    manifest: Manifest
    recipients: int


Progress = Callable[[int], object]


def make_backup(
    home: Path,
    root: bytes,
    to: Path,
    readers: list[Recipient],
    now: datetime,
    progress: Progress = lambda done: None,
) -> Made:
    """Write a backup of the open database and of `home` to the new file `to`, for all `readers`.

    Call it outside any transaction, with the root key held. Needs room for an encrypted copy beside the data.
    Raises BadInput when `to` is there already or lies in the data folder, when a disk is full, when the
    database is damaged, or while another backup is made; then nothing is left behind.
    """
    refuse_place(to, home)
    with _workshop(home) as workshop:
        copy = workshop / "himoya.db"
        copy_database(copy)
        with another("backup", copy) as opened:
            if not is_whole(opened):
                raise BadInput(DAMAGED)
            tables, done = counts(opened), migrations(opened)
        files = _small_files(home, root) | {copy.name: copy}
        stored = {name: _stored(content) for name, content in files.items()}
        version = metadata.version("himoya")
        manifest = Manifest(version, now.isoformat(), connection.vendor, stored, tables, done)
        sealed = manifest.content(root)
        packed = Packed(
            {MANIFEST: (len(sealed), sealed)} | {name: (stored[name].size, files[name]) for name in files},
            int(now.timestamp()),
        )
        size = _write(to, packed, readers, progress)
    return Made(to, size, manifest, len(readers))


def refuse_place(to: Path, home: Path) -> None:
    """Raise BadInput when no backup can or should be written to `to`."""
    refuse_taken(to)
    if to.resolve().is_relative_to(home.resolve()):
        raise BadInput(
            N_(
                "A backup in the data folder %(folder)s would be lost together with it. Choose another place."
            ),
            folder=home,
        )


def _small_files(home: Path, root: bytes) -> dict[str, bytes | Path]:
    """The keyring, and what else belongs to this instance."""
    content = (home / keyring_file.NAME).read_bytes()
    if not keyring.is_root_key(home, root):
        raise keyring_file.damaged(home / keyring_file.NAME)
    more = {name: (home / name).read_bytes() for name in (DEMO, RECIPIENTS) if (home / name).exists()}
    return {keyring_file.NAME: content, **more}


def _stored(content: bytes | Path) -> Stored:
    if isinstance(content, Path):
        return Stored(content.stat().st_size, sha256(content))
    return Stored(len(content), _hash(content))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _workshop(home: Path) -> Iterator[Path]:
    folder = private_folder(home) / WORKSHOP
    descriptor = os.open(home / "backup.lock", os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(N_("A backup is being made already. Wait until it is done.")) from None
        shutil.rmtree(folder, ignore_errors=True)  # left by one that was killed
        yield private_folder(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


class _Through:
    """The file that is written, keeping what went wrong: pyrage would tell it in words of its own."""

    def __init__(self, file: BinaryIO, packed: Packed, progress: Progress) -> None:
        self._file, self._packed, self._progress = file, packed, progress
        self.size = 0
        self.error: OSError | None = None

    def write(self, piece: bytes) -> int:
        try:
            self._file.write(piece)
        except OSError as error:
            self.error = self.error or error
            raise
        self.size += len(piece)
        self._progress(self._packed.done)
        return len(piece)

    def flush(self) -> None:
        pass


def _write(to: Path, packed: Packed, readers: list[Recipient], progress: Progress) -> int:
    """Everything into the new file `to`. Bytes written."""
    with new_file(to) as opened:
        through = _Through(opened, packed, progress)
        try:
            pyrage.encrypt_io(packed, through, readers)
        except (pyrage.EncryptError, OSError) as error:
            raise through.error or OSError(str(error)) from None
    return through.size

"""Small files that must never be half written, in a folder that only its owner may enter."""

import os
from collections.abc import Callable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def private_folder(folder: Path) -> Path:
    """Make `folder` when it is missing, and close it to everyone but its owner."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    return folder


def replace_file(path: Path, content: bytes, prove: Callable[[Path], object] = lambda new: None) -> None:
    """Put `content` at `path`, all of it or nothing, readable by the owner only.

    `prove` is called with the new file before the old one is given up; if it raises, the old stays.
    After a power cut either the old or the new content is there.
    """
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    try:
        _write_through(new, content)
        prove(new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_through(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # The new name is safe only when the folder that holds it is on the disk too.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

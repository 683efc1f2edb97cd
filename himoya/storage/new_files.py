"""New files that somebody asked for: whole, under a name that was free, for their owner only."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.storage.files import PRIVATE_FILE

FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
TAKEN = N_("%(file)s is here already. Choose another name.")
NO_FOLDER = N_("There is no folder %(folder)s. Make it, or choose another one.")
NO_ROOM = N_("There is no room in %(folder)s. Make room there, or choose another disk.")
NOT_WRITTEN = N_("Nothing can be written in %(folder)s. Choose a folder that you may write to.")


def refuse_taken(file: Path) -> None:
    """Raise BadInput when no new file can be made under this name."""
    if file.exists():
        raise BadInput(TAKEN, file=file)
    if not file.parent.is_dir():
        raise BadInput(NO_FOLDER, folder=file.parent)


@contextmanager
def new_file(file: Path) -> Iterator[BinaryIO]:
    """Write to what is given; when the body ends well, all of it stands under `file`, else nothing does.

    Raises BadInput when the name is taken, the folder is missing or closed, or the disk is full.
    """
    refuse_taken(file)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        os.rename(part, file)
    except OSError as error:
        raise BadInput(NO_ROOM if error.errno in FULL else NOT_WRITTEN, folder=file.parent) from None
    finally:
        part.unlink(missing_ok=True)

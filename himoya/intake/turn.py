"""Only one file is imported at a time: two would wait for each other, and could bring a message twice."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from himoya import env
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.storage.files import PRIVATE_FILE, private_folder

LOCK = "import.lock"


@contextmanager
def one_at_a_time(*, wait: bool = False) -> Iterator[None]:
    """Hold the turn while the body runs. Raises BadInput when it is taken and `wait` is not wanted.

    The turn ends with the process, however it ends.
    """
    descriptor = _opened()
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise BadInput(
            N_("Another import is running. Wait until it has finished, then import this file.")
        ) from None
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def somebody_imports() -> bool:
    """Whether an import or an undoing runs right now, in whatever process."""
    descriptor = _opened()
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _opened() -> int:
    return os.open(private_folder(env.home()) / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)

"""Only one process or thread makes a grouping at a time: the last one would undo what the others found."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from himoya import env
from himoya.storage.files import PRIVATE_FILE, private_folder

LOCK = "grouping.lock"


@contextmanager
def my_turn(*, wait: bool = True) -> Iterator[bool]:
    """Hold the turn while the body runs; False at once when it is taken and `wait` is not wanted.

    The turn ends with the process, however it ends. Take it outside any transaction.
    """
    descriptor = os.open(private_folder(env.home()) / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        yield False
        return
    try:
        yield True
    finally:
        # Unlocked by name: a child process forked meanwhile holds the same open file.
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)

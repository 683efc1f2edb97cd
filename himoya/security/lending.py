"""A running desk lends its key to other commands of the same user (docs/decisions/0001).

The protocol is one message: the desk speaks first, a greeting and the 32 bytes of the root key, and hangs up.
"""

import fcntl
import os
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security.peers import user_at_the_other_end
from himoya.storage.files import PRIVATE_FILE, private_folder

SOCKET = "himoya.sock"
LOCK = "himoya.lock"
GREETING = b"himoya key 1\n"
KEY_BYTES = 32
PATIENCE = 2.0  # seconds


def ask_for_key(home: Path) -> bytes | None:
    """The root key of the desk that runs on `home`; None when none runs, or it is not this user's."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(str(home / SOCKET))
            if user_at_the_other_end(line) != os.geteuid():
                return None
            return hear_key(line)
        except OSError:
            return None


@contextmanager
def lend(home: Path, key: bytes) -> Iterator[None]:
    """Answer `ask_for_key` while the body runs. Raises BadInput when another desk runs on `home`."""
    with only_one(home), answering(home, key):
        yield


@contextmanager
def answering(home: Path, key: bytes) -> Iterator[None]:
    """Answer `ask_for_key` while the body runs. The caller holds `only_one`."""
    with _listening(home / SOCKET) as door, _bell() as (bell, cord):
        everything = (door, bell, key, os.geteuid())
        thread = threading.Thread(target=_answer, args=everything, name="lending", daemon=True)
        thread.start()
        try:
            yield
        finally:
            cord.send(b"!")
            thread.join()


@contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Be the one desk on `home` while the body runs. Raises BadInput when another is."""
    descriptor = os.open(private_folder(home) / LOCK, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    try:
        _lock(descriptor, home)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, home: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sentence = N_("Himoya already runs on %(folder)s. Open it in the browser, or stop it first.")
        raise BadInput(sentence, folder=home) from None


@contextmanager
def _listening(path: Path) -> Iterator[socket.socket]:
    # Only one desk holds the lock, so what lies here was left by one that was killed.
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        try:
            door.bind(str(path))
        except OSError:
            # Paths above about 100 characters are refused, and so are most network folders.
            sentence = N_(
                "No socket can be made at %(file)s. Set HIMOYA_HOME to a shorter path on a local disk."
            )
            raise BadInput(sentence, file=path) from None
        path.chmod(PRIVATE_FILE)
        door.listen()
        try:
            yield door
        finally:
            path.unlink(missing_ok=True)


@contextmanager
def _bell() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two ends of a line: what is sent at the second wakes whoever waits at the first."""
    bell, cord = socket.socketpair()
    with bell, cord:
        yield bell, cord


def _answer(door: socket.socket, bell: socket.socket, key: bytes, user: int) -> None:
    while bell not in select.select([door, bell], [], [])[0]:
        line, _ = door.accept()
        with line:
            _tell(line, key, user)


def _tell(line: socket.socket, key: bytes, user: int) -> None:
    line.settimeout(PATIENCE)
    try:
        if user_at_the_other_end(line) == user:
            line.sendall(GREETING + key)
    except OSError:
        return


def hear_key(line: socket.socket) -> bytes | None:
    """The key that is said on `line`; None when what is said is no key."""
    said = b""
    while len(said) < len(GREETING) + KEY_BYTES and (piece := line.recv(100)):
        said += piece
    key = said.removeprefix(GREETING)
    return key if said.startswith(GREETING) and len(key) == KEY_BYTES else None

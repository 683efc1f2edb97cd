"""Guessing a passphrase is slowed before the expensive part: a refused try costs nothing but a look here."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from himoya.common.errors import BadInput
from himoya.common.say import N_

FREE = 3  # wrong tries without a wait: a slip of the finger, the wrong keyboard
LONGEST = 30.0  # seconds; more would only keep out the owner


class TooSoon(BadInput):
    """The try was not looked at."""


class Tries:
    """Counts wrong tries of this process. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong = 0
        self._open_from = 0.0
        self._lock, self._one = threading.Lock(), threading.Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Let one try through at a time; it counts as wrong until `forget` is called.

        Raises TooSoon, with the seconds to wait, when the last wrong try is too recent, or while another is
        being looked at: tries side by side are no way around.
        """
        if not self._one.acquire(blocking=False):
            raise TooSoon(N_("Another try is just being checked. Wait a few seconds and try again."))
        try:
            self._count()
            try:
                yield
            finally:
                self._wait()  # looking takes a second or two, which is no waiting
        finally:
            self._one.release()

    def forget(self) -> None:
        """It was the right one."""
        with self._lock:
            self._wrong, self._open_from = 0, 0.0

    def _count(self) -> None:
        with self._lock:
            left = self._open_from - self._clock()
            if left > 0:
                raise TooSoon(
                    N_("Too many wrong tries. Wait %(seconds)d s, then try again."),
                    seconds=int(left) + 1,
                )
            self._wrong += 1

    def _wait(self) -> None:
        with self._lock:
            over = self._wrong - FREE
            if over >= 0:
                self._open_from = self._clock() + min(2.0**over, LONGEST)

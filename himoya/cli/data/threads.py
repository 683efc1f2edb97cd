"""Which of the server's threads answers next."""

import threading

from waitress.task import ThreadedTaskDispatcher


class NewestFirst(ThreadedTaskDispatcher):
    """Gives each request to the thread that became idle last.

    With every page a line of the log is written, and whatever one connection writes, SQLite forgets in all
    others the pages that it had deciphered: whoever works alone would wait for that again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self.queue_cv: Idle = Idle(self.lock)  # type: ignore[assignment]  # all that is asked of one here


class Idle:
    """As threading.Condition, but who waits last is woken first."""

    def __init__(self, lock: threading.Lock) -> None:
        self._lock = lock
        self._waiting: list[threading.Lock] = []

    def wait(self) -> None:
        """The lock is held before and afterwards."""
        mine = threading.Lock()
        mine.acquire()
        self._waiting.append(mine)
        self._lock.release()
        try:
            mine.acquire()
        finally:
            self._lock.acquire()

    def notify(self) -> None:
        if self._waiting:
            self._waiting.pop().release()

    def notify_all(self) -> None:
        while self._waiting:
            self.notify()

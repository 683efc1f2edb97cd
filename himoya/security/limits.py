"""How often a door may be knocked at, from one address and in all. No address is kept in the clear."""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

HOUR = 3600.0  # seconds


class Limit:
    """Counts in the memory of this process. `clock` gives seconds that never go back."""

    def __init__(
        self, *, of_one: int, in_all: int, within: float = HOUR, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._of_one, self._in_all, self._within, self._clock = of_one, in_all, within, clock
        self._key = secrets.token_bytes(32)  # dies with the process, and with it every mark
        self._seen: deque[tuple[float, bytes]] = deque()
        self._lock = threading.Lock()

    def count(self, address: str) -> bool:
        """Count one knock. False: too many within the time; this one is not counted."""
        mark = self._mark(address)
        with self._lock:
            now = self._clock()
            while self._seen and now - self._seen[0][0] >= self._within:
                self._seen.popleft()
            theirs = sum(other == mark for _at, other in self._seen) if mark else 0
            if len(self._seen) >= self._in_all or theirs >= self._of_one:
                return False
            self._seen.append((now, mark))
            return True

    def clear(self) -> None:
        """As at the start of the process."""
        with self._lock:
            self._seen.clear()

    def _mark(self, address: str) -> bytes:
        """Empty for this machine itself: behind an onion address everybody comes from here."""
        try:
            known = ipaddress.ip_address(address)
        except ValueError:
            return b""
        if known.is_loopback:
            return b""
        if known.version == 6:  # one household holds a whole /64
            known = ipaddress.ip_network((known, 64), strict=False).network_address
        return hashlib.blake2b(known.packed, key=self._key, digest_size=16).digest()

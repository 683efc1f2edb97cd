"""A desk that is not open yet: what is known about it lives in this process and nowhere else."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.desk.opening.tries import Tries
from himoya.security import keyring
from himoya.security.opening import root_of
from himoya.security.paper_key import looks_like_paper_key, new_paper_key, read_paper_key
from himoya.security.passphrase import refuse_short
from himoya.security.queries import anybody

NOT_WRITTEN = N_(
    "The keys could not be written: the disk is full, or its folder is read-only. Nothing has been kept. "
    "Make room, then press the button again; the paper stays right."
)


class Phase(StrEnum):
    KEYS = "keys"  # no keyring: the first start
    LOCKED = "locked"  # a keyring, and nobody has opened it
    GROUP = "group"  # open, and nobody could sign in yet
    OPEN = "open"


@dataclass(frozen=True)
class Draft:
    """Keys that are shown and not proven yet: nothing of them is on the disk."""

    passphrase: str = field(repr=False)
    paper: Identity = field(repr=False)


class Opening:
    """From a closed folder to an open desk. `open_up` is given the root key and makes the tables ready.

    Requests come side by side: whatever changes the phase holds `lock`.
    """

    def __init__(self, home: Path, phase: Phase, open_up: Callable[[bytes], None]) -> None:
        self.home, self.phase = home, phase
        self.ticket = secrets.token_urlsafe(24)  # in the address that the terminal shows
        self.pass_ = secrets.token_urlsafe(24)  # in the cookie of whoever came by that address
        self.tries = Tries()
        self.draft: Draft | None = None
        self.lock = threading.RLock()
        self._open_up = open_up

    def choose(self, passphrase: str) -> None:
        """Draft keys under this passphrase. Raises BadInput when it is too short."""
        refuse_short(passphrase)
        keyring.refuse_second(self.home)
        with self.lock:
            self.draft = Draft(passphrase, new_paper_key())

    def prove(self, typed: str) -> None:
        """Write the keyring, once the paper key was typed from its paper. Raises BadInput otherwise.

        The written file is opened both ways before it counts; this takes a few seconds.
        """
        shown = read_paper_key(typed)
        with self.lock:
            draft = self.draft
            if self.phase is not Phase.KEYS or draft is None:
                return  # the second tap of a double tap
            if not secrets.compare_digest(str(shown), str(draft.paper)):
                raise BadInput(
                    N_(
                        "This is a paper key, but not the one of this start. "
                        "Take the newest paper and throw older ones away."
                    )
                )
            try:
                made, _paper = keyring.create(self.home, draft.passphrase, paper=draft.paper)
            except OSError:
                raise BadInput(NOT_WRITTEN) from None
            self.draft, self.phase = None, Phase.LOCKED
            self.opened(made.root)

    def unlock(self, typed: str) -> None:
        """Open with passphrase or paper key. Raises BadInput when it is wrong, TooSoon when not looked at.

        Nobody guesses a paper key, and trying one is cheap: it is never made to wait.
        """
        if looks_like_paper_key(typed):
            root = root_of(self.home, typed)
        else:
            with self.tries.one():
                root = root_of(self.home, typed)
            self.tries.forget()
        with self.lock:
            if self.phase is Phase.LOCKED:
                self.opened(root)

    def opened(self, root: bytes) -> None:
        self._open_up(root)
        self.phase = Phase.OPEN if anybody() else Phase.GROUP


_here: Opening | None = None


def begin(opening: Opening) -> None:
    """Let pages of this process ask this opening."""
    global _here
    _here = opening


def here() -> Opening | None:
    """The opening of this process; None where the desk was opened before it was served."""
    return _here


def still_closed() -> Opening | None:
    """The opening while the desk is not open yet."""
    return _here if _here is not None and _here.phase is not Phase.OPEN else None

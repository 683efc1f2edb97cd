"""Unlock an instance: whatever a command needs data for, it calls `unlock` first."""

import resource
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring, lending
from himoya.security.demo_mark import is_demo, open_demo
from himoya.security.key_file import open_with_key_file
from himoya.security.paper_key import looks_like_paper_key
from himoya.storage import unlocked


def unlock(
    home: Path,
    *,
    passphrase: str | None = None,
    key_file: Path | None = None,
    ask: Callable[[], str] | None = None,
) -> None:
    """Hold the root key of `home` in this process.

    Tried in order: a key held already, the passphrase given, a running desk, the key file, a demo's own
    passphrase, and at last `ask`, which returns what a person typed: passphrase or paper key.
    Raises BadInput when nothing opens it.
    """
    if unlocked.is_unlocked():
        return
    hold(_root(home, passphrase, key_file, ask))


def hold(root: bytes) -> None:
    """Hold `root`, and sign with what follows from it."""
    # A crash must not write memory, key included, to the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unlocked.hold(root)
    if settings.configured:
        settings.SECRET_KEY = unlocked.django_secret()


def _root(home: Path, passphrase: str | None, key_file: Path | None, ask: Callable[[], str] | None) -> bytes:
    if passphrase is not None:
        return keyring.open_with_passphrase(home, passphrase).root
    if lent := _lent(home):
        return lent
    if key_file is not None:
        return open_with_key_file(home, key_file).root
    if is_demo(home):
        return open_demo(home).root
    if ask is None:
        sentence = N_("%(folder)s is locked. Give its passphrase, or name a key file with --key-file.")
        raise BadInput(sentence, folder=home)
    return root_of(home, ask())


def _lent(home: Path) -> bytes | None:
    root = lending.ask_for_key(home)
    return root if root is not None and keyring.is_root_key(home, root) else None


def root_of(home: Path, text: str) -> bytes:
    """The root key for what a person typed: passphrase or paper key. Raises BadInput when it is wrong."""
    if looks_like_paper_key(text):
        return keyring.open_with_paper_key(home, text).root
    return keyring.open_with_passphrase(home, text).root

"""The root key of an instance, and the two ways to it: the daily passphrase and the paper key in the safe.

Losing both means losing the data, for good: there is no third way and nobody to ask.
"""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from pyrage.x25519 import Identity

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.security import keyring_file, paper_key
from himoya.security.keyring_file import NAME, KeyringFile
from himoya.security.passphrase import refuse_short
from himoya.security.slots import KEY_BYTES, Cost, PaperSlot, PassphraseSlot
from himoya.storage.files import private_folder, replace_file


class WrongKey(BadInput):
    """What was typed is whole, and opens something else or nothing."""


@dataclass(frozen=True)
class Keyring:
    """An open keyring: whoever holds this holds the root key."""

    path: Path
    file: KeyringFile = field(repr=False)
    root: bytes = field(repr=False)

    def change_passphrase(self, new: str, cost: Cost | None = None) -> "Keyring":
        """Wrap the root key anew; the old passphrase opens this file no more. The paper key stays.

        The new file is written and opened before the old one is given up. Copies of the old file in backups
        still open with the old passphrase. Raises BadInput when `new` is too short.
        """
        refuse_short(new)
        name = self.file.keyring
        slot = PassphraseSlot.wrap(self.root, new, cost or self.file.passphrase.cost, name)
        file = KeyringFile(name, slot, self.file.paper)
        replace_file(self.path, file.content(self.root), lambda path: _with_passphrase(path, new))
        return Keyring(self.path, file, self.root)

    def change_paper_key(self) -> tuple["Keyring", str]:
        """A new paper key, for when the paper was lost or seen. The old one opens this file no more."""
        identity = paper_key.new_paper_key()
        slot = PaperSlot.wrap(self.root, identity.to_public(), self.file.keyring)
        file = KeyringFile(self.file.keyring, self.file.passphrase, slot)
        replace_file(self.path, file.content(self.root), lambda path: _with_paper_key(path, identity))
        return Keyring(self.path, file, self.root), str(identity)


def exists(home: Path) -> bool:
    return (home / NAME).exists()


def paper_recipient(home: Path, root: bytes) -> str:
    """The paper key's public half, which backups are closed to; empty in a keyring that never noted it.

    Raises BadInput when keyring.json is missing or damaged, or was changed without the root key.
    """
    file, stands = keyring_file.read(home / NAME)
    if not keyring_file.is_sealed(stands, root):
        raise keyring_file.damaged(home / NAME)
    return file.paper.recipient


def note_paper_recipient(home: Path, text: str) -> str:
    """Note the public half of the paper key that was typed, in a keyring from before there were backups.

    Raises BadInput when it does not open the keyring.
    """
    identity = paper_key.read_paper_key(text)
    ring = open_with_paper_key(home, text)
    slot = PaperSlot(ring.file.paper.wrapped, str(identity.to_public()))
    file = KeyringFile(ring.file.keyring, ring.file.passphrase, slot)
    replace_file(ring.path, file.content(ring.root), lambda path: _with_paper_key(path, identity))
    return slot.recipient


def create(
    home: Path, passphrase: str, cost: Cost | None = None, paper: Identity | None = None
) -> tuple[Keyring, str]:
    """A new root key for the empty instance in `home`; also returns the paper key's text, to print once.

    A `paper` key that was shown and proven before is taken as it is; without one a new one is made. Both ways
    were tried on the written file before this returns. Raises BadInput when the passphrase is too short, or
    when `home` holds an instance already, whole or in part: a new key would never open it.
    """
    refuse_short(passphrase)
    refuse_second(home)
    root, name = secrets.token_bytes(KEY_BYTES), secrets.token_hex(8)
    identity = paper or paper_key.new_paper_key()
    file = KeyringFile(
        name,
        PassphraseSlot.wrap(root, passphrase, cost or Cost(), name),
        PaperSlot.wrap(root, identity.to_public(), name),
    )

    def prove(path: Path) -> None:
        _with_passphrase(path, passphrase)
        _with_paper_key(path, identity)

    path = private_folder(home) / NAME
    replace_file(path, file.content(root), prove)
    return Keyring(path, file, root), str(identity)


def open_with_passphrase(home: Path, passphrase: str) -> Keyring:
    """Raises BadInput for a wrong passphrase, and for a keyring.json that is missing or damaged."""
    return _with_passphrase(home / NAME, passphrase)


def open_with_paper_key(home: Path, text: str) -> Keyring:
    """Raises BadInput for a mistyped or foreign paper key, and for a keyring.json missing or damaged."""
    return _with_paper_key(home / NAME, paper_key.read_paper_key(text))


def is_root_key(home: Path, root: bytes) -> bool:
    """Whether `root` is the root key of the instance in `home`."""
    return keyring_file.is_sealed(keyring_file.read(home / NAME)[1], root)


def _with_passphrase(path: Path, passphrase: str) -> Keyring:
    file, stands = keyring_file.read(path)
    root = file.passphrase.open(passphrase, file.keyring)
    if root is None:
        raise WrongKey(
            N_(
                "This passphrase does not open %(file)s. "
                "Look at the keyboard language and capital letters, or use the paper key."
            ),
            file=path,
        )
    if not keyring_file.is_sealed(stands, root):
        raise keyring_file.damaged(path)
    return Keyring(path, file, root)


def _with_paper_key(path: Path, identity: Identity) -> Keyring:
    file, stands = keyring_file.read(path)
    root = file.paper.open(identity, file.keyring)
    if root is None:
        raise WrongKey(
            N_("This paper key does not open %(file)s. Use the newest paper key of this instance."), file=path
        )
    if not keyring_file.is_sealed(stands, root):
        raise keyring_file.damaged(path)
    return Keyring(path, file, root)


def refuse_second(home: Path) -> None:
    """Raise BadInput when `home` holds an instance, whole or in part."""
    for name in (NAME, "himoya.db", "demo.json"):
        if (home / name).exists():
            raise BadInput(
                N_("%(file)s is here already, and a new key would not open it. Choose an empty folder."),
                file=home / name,
            )

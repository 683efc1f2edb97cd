"""The two ways the root key lies wrapped in the keyring: under a passphrase, and under the paper key.

Each wrap is bound to its keyring and to its own settings: a slot moved or altered does not open.
"""

import json
import secrets
from dataclasses import dataclass
from typing import Self

import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyrage.x25519 import Identity, Recipient

from himoya.security import passphrase as passphrases

KEY_BYTES = 32


@dataclass(frozen=True)
class Cost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 2

    def is_sane(self) -> bool:
        """False for figures a damaged file would bring, which could take all memory of the machine."""
        return 8 * self.lanes <= self.memory_kib <= 2**20 and 1 <= self.passes <= 16 and 1 <= self.lanes <= 16


@dataclass(frozen=True)
class PassphraseSlot:
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def wrap(cls, root: bytes, passphrase: str, cost: Cost, keyring: str) -> Self:
        salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
        cipher = ChaCha20Poly1305(_stretched(passphrase, salt, cost))
        return cls(cost, salt, nonce, cipher.encrypt(nonce, root, _bound(keyring, cost)))

    def open(self, passphrase: str, keyring: str) -> bytes | None:
        """The root key, or None when this is not the passphrase, or not the slot that was made."""
        cipher = ChaCha20Poly1305(_stretched(passphrase, self.salt, self.cost))
        try:
            return cipher.decrypt(self.nonce, self.wrapped, _bound(keyring, self.cost))
        except InvalidTag:
            return None


@dataclass(frozen=True)
class PaperSlot:
    wrapped: bytes
    recipient: str = ""  # the paper key's public half, which backups are closed to; empty: never noted

    @classmethod
    def wrap(cls, root: bytes, recipient: Recipient, keyring: str) -> Self:
        # An age file cannot be bound from outside, so the name of its keyring travels inside.
        return cls(pyrage.encrypt(_inside(keyring) + root, [recipient]), str(recipient))

    def open(self, identity: Identity, keyring: str) -> bytes | None:
        """The root key, or None when this is not the paper key of this keyring."""
        try:
            content: bytes = pyrage.decrypt(self.wrapped, [identity])
        except pyrage.DecryptError:
            return None
        root = content.removeprefix(_inside(keyring))
        return root if len(root) == KEY_BYTES else None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    secret = passphrases.as_bytes(passphrase)
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def _bound(keyring: str, cost: Cost) -> bytes:
    named = ["himoya keyring 1", "passphrase", keyring, cost.memory_kib, cost.passes, cost.lanes]
    return json.dumps(named).encode()


def _inside(keyring: str) -> bytes:
    return f"himoya keyring 1 paper {keyring}\n".encode()

"""The root key while this process may read data. It lives here and nowhere else: no setting, no file, no log.

Everything else that is secret follows from it by HKDF, each under its own label.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from himoya.common.say import N_
from himoya.storage.errors import CannotOpenError

KEY_BYTES = 32

_root: bytes | None = None


def hold(key: bytes) -> None:
    """Keep the root key, 32 bytes, until `forget`."""
    global _root
    if len(key) != KEY_BYTES:
        raise ValueError(f"The root key has {KEY_BYTES} bytes, not {len(key)}")
    _root = bytes(key)


def forget() -> None:
    """Lock this process again. Connections that are open already stay open: close them first."""
    global _root
    _root = None


def is_unlocked() -> bool:
    return _root is not None


def key() -> bytes | None:
    """The root key, or None while locked."""
    return _root


def derived(root: bytes, label: str) -> bytes:
    """32 bytes for one purpose. The label names purpose and version, such as "himoya/database/v1"."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=label.encode()).derive(root)


def database_key(database: object) -> bytes:
    """The key of the encrypted file. Raises CannotOpenError, naming `database`, while locked."""
    if _root is None:
        raise CannotOpenError(
            N_(
                "The database %(file)s is locked. Start Himoya with its passphrase, "
                "or name a key file with --key-file."
            ),
            file=database,
        )
    return derived(_root, "himoya/database/v1")


def django_secret() -> str | None:
    """What Django signs with: the same after every start, or None while locked."""
    return derived(_root, "himoya/django/v1").hex() if _root is not None else None

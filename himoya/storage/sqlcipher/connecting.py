"""Open the encrypted file: the key first, then everything that keeps what was written."""

from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from himoya.common.say import N_
from himoya.storage.errors import CannotOpenError

# Older versions may corrupt a WAL database that has two connections (sqlite.org/wal.html#walresetbug).
FIRST_SAFE_SQLITE = (3, 51, 3)

AFTER_THE_KEY = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose the last commits when the power fails
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",  # a temporary file would hold rows in the clear
    "PRAGMA mmap_size = 0",
    # Every page that is not in memory has to be deciphered again; SQLite would keep 2 MB of them.
    "PRAGMA cache_size = -32768",  # kB
    "PRAGMA trusted_schema = OFF",
    "PRAGMA legacy_alter_table = OFF",
)


def open_connection(params: dict[str, Any], key: bytes) -> Any:
    """A connection of sqlcipher3 to `params["database"]`, opened with the raw 32-byte `key`.

    Raises CannotOpenError when the key does not open the file or SQLite is too old to be trusted.
    """
    refuse_unsafe(sqlcipher.sqlite_version_info)
    connection = sqlcipher.connect(**params)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal by itself
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _prove(connection, params["database"])
        for command in AFTER_THE_KEY:
            connection.execute(command)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_unsafe(version: tuple[int, ...]) -> None:
    """Raise CannotOpenError for an SQLite `version` that may corrupt the file."""
    if version < FIRST_SAFE_SQLITE:
        raise CannotOpenError(
            N_(
                "SQLite %(version)s can damage a database that two programs use at once. "
                "Install the packages of requirements.lock again: they carry a safe version."
            ),
            version=".".join(map(str, version)),
        )


def _prove(connection: Any, database: object) -> None:
    """A wrong key shows only when the first page is read, and then as "file is not a database"."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        raise CannotOpenError(
            N_(
                "This passphrase does not open the database %(file)s. "
                "Give the passphrase it was made with, or bring back the keyring.json that belongs to it."
            ),
            file=database,
        ) from None

"""The engine itself: Django's SQLite backend, spoken over sqlcipher3."""

import time
from typing import Any, ClassVar

from django.db import OperationalError
from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from sqlcipher3 import dbapi2 as sqlcipher

from himoya.storage import unlocked
from himoya.storage.errors import is_busy
from himoya.storage.sqlcipher.connecting import open_connection
from himoya.storage.sqlcipher.cursor import Cursor
from himoya.storage.sqlcipher.values import register_values

# Seconds a writer waits for another writer before it gives up.
PATIENCE = 20
# Seconds between two tries of one who waits. The engine's own waiting tries ten times a second only, and so
# never meets the few thousandths in which a worker lets go of the lock between two batches.
AGAIN = 0.001

register_values(sqlcipher)


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """One connection of Django to the encrypted file."""

    display_name = "SQLCipher"
    Database: ClassVar[Any] = sqlcipher
    init_commands: list[str]

    def get_connection_params(self) -> dict[str, Any]:
        """Django's own, with a transaction that takes the write lock when it begins.

        A transaction that starts by reading and writes later fails at once when another writer was
        quicker, however long it is willing to wait.
        """
        params: dict[str, Any] = super().get_connection_params()
        self.transaction_mode = "IMMEDIATE"
        self._patience = float(params.setdefault("timeout", PATIENCE))
        return params

    def _start_transaction_under_autocommit(self) -> None:
        """Wait for the write lock, asking often. Raises OperationalError when nobody let go of it in time."""
        until = time.monotonic() + self._patience
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while not self._begun(last=time.monotonic() >= until):
                time.sleep(AGAIN)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {round(self._patience * 1000)}")

    def _begun(self, *, last: bool) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # django-stubs leave it out
        except OperationalError as error:
            if last or not is_busy(error):
                raise
            return False
        return True

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A keyed connection. Raises CannotOpenError when locked, or when the key is not this file's."""
        connection = open_connection(conn_params, unlocked.database_key(conn_params["database"]))
        register_functions(connection)
        for command in filter(None, map(str.strip, self.init_commands)):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=Cursor)

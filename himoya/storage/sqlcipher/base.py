"""The engine itself: Django's SQLite backend, spoken over sqlcipher3."""

from typing import Any, ClassVar

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from sqlcipher3 import dbapi2 as sqlcipher

from himoya.storage import unlocked
from himoya.storage.sqlcipher.connecting import open_connection
from himoya.storage.sqlcipher.cursor import Cursor
from himoya.storage.sqlcipher.values import register_values

# Seconds a writer waits for another writer before it gives up.
PATIENCE = 20

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
        return {"timeout": PATIENCE, **params}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A keyed connection. Raises CannotOpenError when locked, or when the key is not this file's."""
        connection = open_connection(conn_params, unlocked.database_key(conn_params["database"]))
        register_functions(connection)
        for command in filter(None, map(str.strip, self.init_commands)):
            connection.execute(command)
        connection.execute("PRAGMA busy_timeout = 0")  # from here on it is the cursor that waits
        self.patience = float(conn_params["timeout"])
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.patience = self.patience
        return cursor

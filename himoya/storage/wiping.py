"""Forgetting what was deleted: old pages do not wait in the write-ahead log."""

from django.db import connection


def empty_log() -> bool:
    """Write the log into the database and cut it to nothing. False:
    somebody reads just now, it stays a while.

    Deleted rows are overwritten in the file itself by secure_delete. Call it outside any transaction.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy: int = cursor.fetchone()[0]
    return not busy

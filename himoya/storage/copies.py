"""A whole copy of the encrypted database while others write to it, and a look at its health.

Never copy the file itself: what is in the write-ahead log would be missing, or half there.
"""

from pathlib import Path

from django.db import connection

from himoya.common.errors import BadInput
from himoya.common.say import N_


def copy_database(to: Path) -> None:
    """Write a copy to the new file `to`, encrypted with the same key. Call it outside any transaction.

    Raises BadInput when `to` is there already, or when the data are in PostgreSQL, which has its own tools.
    """
    _refuse_postgresql()
    if to.exists():
        raise BadInput(N_("%(file)s is here already. Choose another name for the copy."), file=to)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])
    to.chmod(0o600)


def is_whole() -> bool:
    """Whether every page of the encrypted file is the one that was written, and all of it makes sense.

    Reads the whole file: about a second for each 100 MB. Raises BadInput on PostgreSQL.
    """
    _refuse_postgresql()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        forged = cursor.fetchall()
        cursor.execute("PRAGMA quick_check(1)")
        return not forged and cursor.fetchall() == [("ok",)]


def _refuse_postgresql() -> None:
    if connection.vendor != "sqlite":
        raise BadInput(
            N_("The data are in PostgreSQL. Copy them with pg_dump, and check them with pg_amcheck.")
        )

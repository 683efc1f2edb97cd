"""A whole copy of the database while others write to it, and a look at its health.

Never copy the file itself: what is in the write-ahead log would be missing, or half there. A copy is always
an encrypted file of the embedded kind, from PostgreSQL too: one form of backup, which goes back into either.
"""

from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.storage.others import another
from himoya.storage.rows import copy_rows

NO_ROOM = N_("There is no room for the copy in %(folder)s. Make room on that disk, then try again.")


def copy_database(to: Path) -> None:
    """Write a copy to the new file `to`, encrypted with the same key. Call it outside any transaction.

    What stands in it stood in the database at one moment; writers are not held up. Raises BadInput when
    `to` is there already or the disk is full; then nothing is left of it.
    """
    if to.exists():
        raise BadInput(N_("%(file)s is here already. Choose another name for the copy."), file=to)
    try:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(to)])
        else:
            _copy_rows(to)
        to.chmod(0o600)
    except OperationalError as error:
        remove(to)
        words = str(error).lower()
        if "full" in words or "disk i/o" in words:
            raise BadInput(NO_ROOM, folder=to.parent) from None
        raise
    except BaseException:
        remove(to)
        raise


def is_whole(opened: BaseDatabaseWrapper | None = None) -> bool:
    """Whether every page of the encrypted file is the one that was written, and all of it makes sense.

    Reads the whole file: about a second for each 100 MB. Raises BadInput on PostgreSQL.
    """
    looked_at = opened or connection
    if looked_at.vendor != "sqlite":
        raise BadInput(N_("The data are in PostgreSQL. Check them with pg_amcheck."))
    with looked_at.cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        forged = cursor.fetchall()
        cursor.execute("PRAGMA quick_check(1)")
        return not forged and cursor.fetchall() == [("ok",)]


def counts(opened: BaseDatabaseWrapper) -> dict[str, int]:
    """The rows of every table of an embedded database. Search indexes are no tables:
    they are made of others.
    """
    with opened.cursor() as cursor:
        cursor.execute("PRAGMA main.table_list")
        tables = sorted(row[1] for row in cursor.fetchall() if row[2] == "table" and row[1][:7] != "sqlite_")
        found = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {opened.ops.quote_name(table)}")  # noqa: S608 -- from the schema
            found[table] = int(cursor.fetchone()[0])
        return found


def migrations(opened: BaseDatabaseWrapper) -> list[str]:
    """What has been done to the tables, as "app.migration", sorted."""
    with opened.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return sorted({f"{app}.{name}" for app, name in cursor.fetchall()})


def remove(file: Path) -> None:
    """Delete a database file with what belongs to it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _copy_rows(to: Path) -> None:
    with another("copy", to) as copy:
        call_command("migrate", database="copy", interactive=False, verbosity=0)
        copy_rows("default", copy.alias)

"""Reading for a long time, everything as it stood at one moment, without holding up who writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """While the body runs this connection sees the database as it stands now. Write nothing inside.

    Inside a transaction that runs already it changes nothing: that one has its own moment.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # A transaction of Django would take the write lock when it begins.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                # The moment is that of the first look, not of BEGIN.
                cursor.execute("SELECT count(*) FROM sqlite_master")
                cursor.fetchall()
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                cursor.execute("SELECT 1")
            yield

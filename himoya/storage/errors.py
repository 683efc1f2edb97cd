"""Why a database does not open."""

from django.db import OperationalError

from himoya.common.errors import BadInput


class CannotOpenError(BadInput, OperationalError):
    """The database stays closed: no key, a wrong key, or a file that cannot be used.

    It is an OperationalError too, so that Django's commands that can do without a database go on.
    """


def is_full(error: BaseException | None) -> bool:
    """Whether the disk had no room for what was to be written; looks at what led to the error, too."""
    return _says(error, "disk is full", "no space left")  # as SQLite says it, as PostgreSQL does


def is_busy(error: BaseException | None) -> bool:
    """Whether another one held the database for too long."""
    return _says(error, "database is locked", "lock timeout", "deadlock")


def _says(error: BaseException | None, *words: str) -> bool:
    while error is not None:
        if isinstance(error, OperationalError) and any(word in str(error).lower() for word in words):
            return True
        error = error.__context__
    return False

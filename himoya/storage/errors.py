"""Why a database does not open."""

from django.db import OperationalError

from himoya.common.errors import BadInput


class CannotOpenError(BadInput, OperationalError):
    """The database stays closed: no key, a wrong key, or a file that cannot be used.

    It is an OperationalError too, so that Django's commands that can do without a database go on.
    """

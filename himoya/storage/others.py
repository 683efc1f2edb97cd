"""A second database beside the one that is worked with: a copy, or one that is being brought back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from himoya import env


@contextmanager
def another(alias: str, file: Path) -> Iterator[BaseDatabaseWrapper]:
    """The embedded database `file` under the name `alias`, opened with the key that is held.

    When the body ends everything is written into the one file, and the name is free again.
    """
    connections.settings[alias] = connections.configure_settings({"default": env.sqlcipher(file)})["default"]
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]

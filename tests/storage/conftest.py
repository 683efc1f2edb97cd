"""A database file of one's own, with as many connections as a test wants."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from himoya.env import sqlcipher
from himoya.storage.sqlcipher.base import DatabaseWrapper

Connect = Callable[..., BaseDatabaseWrapper]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "himoya.db"


@pytest.fixture
def connect(file: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Connect]:
    """Open one more connection to `file`, as Django would."""
    opened: list[BaseDatabaseWrapper] = []

    def one_more(**options: object) -> BaseDatabaseWrapper:
        chosen = connections.configure_settings({"default": sqlcipher(file) | {"OPTIONS": options}})
        connection = DatabaseWrapper(chosen["default"], alias="default")
        connection.inc_thread_sharing()
        opened.append(connection)
        return connection

    with django_db_blocker.unblock():
        yield one_more
        for connection in opened:
            connection.close()

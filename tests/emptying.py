"""The log lets nobody empty it. Tests that commit have to: they lift its guard for that moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection


@contextmanager
def log_unguarded() -> Iterator[None]:
    log = import_module("himoya.migrations.0004_append_only_log")
    _run(log.statements_to_drop(connection.vendor))
    try:
        yield
    finally:
        _run(log.statements_to_make(connection.vendor))


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

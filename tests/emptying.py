"""Tests that commit are cleaned up by emptying what holds rows. The log lets nobody empty it: its guard is
lifted for that moment.

Django's own way empties all hundred tables, and writes down the name of each kind of thing anew afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

# Made with the tables, and the same in every test.
KEPT = {"auth_permission", "django_content_type"}


def empty(opened: BaseDatabaseWrapper) -> None:
    """Delete every row that a test can have written. Waits for whoever still writes."""
    names = opened.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [opened.ops.quote_name(name) for name in sorted(set(names) - KEPT)]
    # Beginning to write is a lock of the whole embedded database.
    with transaction.atomic(using=opened.alias), opened.cursor() as cursor:
        if opened.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        while full := _holding_rows(cursor, tables):  # triggers write down what was touched
            with _no_guards(cursor, opened.vendor):
                for table in full:
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- from the schema


def _holding_rows(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    asked = (f"SELECT {n} WHERE EXISTS (SELECT 1 FROM {table})" for n, table in enumerate(tables))  # noqa: S608
    cursor.execute(" UNION ALL ".join(asked))
    return [tables[number] for (number,) in cursor.fetchall()]


@contextmanager
def _no_guards(cursor: CursorWrapper, vendor: str) -> Iterator[None]:
    if vendor == "postgresql":
        # No trigger at all, until the transaction ends; nor are keys looked up in tables that end up empty.
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        return
    log = import_module("himoya.migrations.0004_append_only_log")
    for statement in log.statements_to_drop(vendor):
        cursor.execute(statement)
    yield
    for statement in log.statements_to_make(vendor):
        cursor.execute(statement)

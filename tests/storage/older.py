"""Databases as older versions of Himoya left them, and what a database looks like from outside."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps.registry import Apps
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from himoya.storage.others import another

ALIAS = "older"
PART = re.compile(r', (?="\w+" \w|CONSTRAINT )|(?<=") \((?=")|\)$')  # between columns and constraints
LOOKED_AT = {
    "sqlite": ("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL",),
    "postgresql": (
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
        " column_default, is_identity FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prolang <> 13",
        "SELECT extname FROM pg_extension",
    ),
}


@contextmanager
def empty_database(folder: Path) -> Iterator[BaseDatabaseWrapper]:
    """A database without tables, of the kind of the tests and beside theirs."""
    if connection.vendor == "sqlite":
        with another(ALIAS, folder / "older.db") as opened:
            yield opened
        return
    with connection._nodb_cursor() as cursor:  # not inside a transaction of the test
        cursor.execute(f"CREATE DATABASE {ALIAS}")
    connections.settings[ALIAS] = {**connection.settings_dict, "NAME": ALIAS}
    try:
        yield connections[ALIAS]
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.settings[ALIAS]
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {ALIAS} WITH (FORCE)")


def bring_to(opened: BaseDatabaseWrapper, name: str) -> Apps:
    """Make the tables one migration after the other up to `name`, as older versions did. Their models."""
    executor = MigrationExecutor(opened)
    executor.loader = MigrationLoader(opened, replace_migrations=False)
    others = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] != "himoya"]
    state = executor.migrate([*others, ("himoya", name)])
    state.clear_delayed_apps_cache()
    return state.apps


def looks(opened: BaseDatabaseWrapper) -> list[list[str]]:
    """Every table, column, index, constraint, trigger and function, in words of the database itself.

    Not the order of columns: a changed one may move to the end of its table, and nothing asks for it.
    """
    with opened.cursor() as cursor:
        found = []
        for question in LOOKED_AT[opened.vendor]:
            cursor.execute(question)
            found += cursor.fetchall()
    return sorted([part for said in row for part in sorted(PART.split(str(said)))] for row in found)

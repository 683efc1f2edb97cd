"""Storing very many rows:
Django's own way makes an expression of every value, which costs more than storing.
"""

from collections.abc import Iterable
from operator import attrgetter

from django.db import connection
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    PositiveIntegerField,
    TextField,
)

Row = tuple[object, ...]
PLAIN = (BooleanField, CharField, ForeignKey, IntegerField, PositiveIntegerField, TextField)


def insert(model: type[Model], rows: Iterable[Model], *, ignore_conflicts: bool = False) -> None:
    """Store new rows, in the caller's transaction. They are not given their numbers, no signal is sent."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    ending = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places}){ending}"  # noqa: S608 -- names of our own models
    values = list(map(attrgetter(*(field.attname for field in fields)), rows))
    for at, field in enumerate(fields):
        if not isinstance(field, PLAIN):
            values = [_prepared(row, at, field) for row in values]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def _prepared(row: Row, at: int, field: "Field[object, object]") -> Row:
    return *row[:at], field.get_db_prep_save(row[at], connection), *row[at + 1 :]

"""Storing very many rows:
Django's own way makes an object of every row and an expression of every value, which costs more than storing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
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

Row = tuple[Any, ...]
PLAIN = (BooleanField, CharField, ForeignKey, IntegerField, PositiveIntegerField, TextField)


def insert(
    model: type[Model], names: Sequence[str], rows: Iterable[Row], *, ignore_conflicts: bool = False
) -> None:
    """Store new rows, all or none: values in the order of `names` (`person_id`, `key`).

    Every other column gets its field's default. The rows are not given their numbers, no signal is sent.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    usual = tuple(
        _prepared(field, field.get_default()) for name, field in fields.items() if name not in names
    )
    columns = [*names, *(name for name in fields if name not in names)]
    values = list(rows)
    for at, name in enumerate(names):
        if not isinstance(fields[name], PLAIN):
            values = [(*row[:at], _prepared(fields[name], row[at]), *row[at + 1 :]) for row in values]
    if values:
        # Outside a transaction every single row would be committed by itself.
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            statement = _statement(model, [fields[name].column for name in columns], ignore_conflicts)
            cursor.executemany(statement, [row + usual for row in values])


def _statement(model: type[Model], columns: Sequence[str], ignore_conflicts: bool) -> str:
    quote = connection.ops.quote_name
    named = ", ".join(map(quote, columns))
    places = ", ".join(["%s"] * len(columns))
    ending = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    return f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES ({places}){ending}"  # noqa: S608 -- names of our own models


def _prepared(field: "Field[Any, Any]", value: object) -> Any:
    return field.get_db_prep_save(value, connection)

"""Storing very many rows:
Django's own way makes an object of every row and an expression of every value, which costs more than storing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeAlias

from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Field,
    ForeignKey,
    IntegerField,
    Model,
    PositiveIntegerField,
    TextField,
)

Row = tuple[Any, ...]
AnyField: TypeAlias = "Field[Any, Any]"
PLAIN = (BooleanField, CharField, ForeignKey, IntegerField, PositiveIntegerField, TextField)


def insert(
    model: type[Model], names: Sequence[str], rows: Iterable[Row], *, ignore_conflicts: bool = False
) -> None:
    """Store new rows, all or none: values in the order of `names` (`person_id`, `key`).

    Every other column gets its field's default. The rows are not given their numbers, no signal is sent.
    """
    values = list(rows)
    if values:
        # Outside a transaction every single row would be committed by itself.
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            _store(cursor, model, names, values, " ON CONFLICT DO NOTHING" if ignore_conflicts else "")


def insert_numbered(rows: Sequence[Model]) -> None:
    """Store new objects of one model, all or none, and give each its number: these rise with the rows.

    No signal is sent. Raises IntegrityError when one of them stands there already.
    """
    if not rows:
        return
    model = type(rows[0])
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    values = list(map(attrgetter(*names), rows))
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _store(cursor, model, names, values, " RETURNING id")
            numbers = sorted(number for (number,) in cursor.fetchall())
        else:
            _store(cursor, model, names, values)
            # Nobody else writes meanwhile, and no number is given twice: ours are the last ones.
            cursor.execute(f"SELECT max(id) FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 -- the name of our own model
            last = cursor.fetchone()[0]
            numbers = list(range(last - len(rows) + 1, last + 1))
    for row, number in zip(rows, numbers, strict=True):
        row.pk = number
        row._state.adding, row._state.db = False, connection.alias


def _store(
    cursor: Any, model: type[Model], names: Sequence[str], values: list[Row], ending: str = ""
) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    texts, names, values = _with_defaults(fields, names, values)
    for at, name in enumerate(names):
        if not isinstance(fields[name], PLAIN):
            prepare = _preparing(fields[name])
            values = [(*row[:at], prepare(row[at]), *row[at + 1 :]) for row in values]
    columns = [fields[name] for name in names]
    if connection.vendor == "postgresql":
        lists = [list(column) for column in zip(*values, strict=True)]
        cursor.execute(_of_lists(model, columns, texts) + ending, lists)
    else:
        cursor.executemany(_of_one_row(model, columns, texts) + ending, values)


def _with_defaults(
    fields: Mapping[str, AnyField], names: Sequence[str], values: list[Row]
) -> tuple[dict[str, str], Sequence[str], list[Row]]:
    """Texts that are the same in every row, as SQL by column: bound as values each would cost as much as what
    the row tells. Other defaults become values; nothing is what a column holds by itself."""
    left = [field for name, field in fields.items() if name not in names and not field.primary_key]
    usual = {field.attname: field.get_default() for field in left}
    texts = {fields[name].column: _literal(value) for name, value in usual.items() if isinstance(value, str)}
    others = {n: value for n, value in usual.items() if value is not None and not isinstance(value, str)}
    if not others:
        return texts, names, values
    return texts, (*names, *others), [row + tuple(others.values()) for row in values]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def _preparing(field: AnyField) -> Callable[[Any], Any]:
    prepare = partial(_prepared, field)
    # Thousands of rows are of one moment.
    return cache(prepare) if isinstance(field, DateTimeField) else prepare


def _of_one_row(model: type[Model], fields: Sequence[AnyField], texts: Mapping[str, str]) -> str:
    places = ", ".join([*["%s"] * len(fields), *texts.values()])
    return f"{_into(model, fields, texts)} VALUES ({places})"


def _of_lists(model: type[Model], fields: Sequence[AnyField], texts: Mapping[str, str]) -> str:
    """One list for each column: the server gets all rows in one statement."""
    lists = ", ".join(f"%s::{_kind(field)}[]" for field in fields)
    rows = ", ".join(["rows.*", *texts.values()])
    return f"{_into(model, fields, texts)} SELECT {rows} FROM unnest({lists}) AS rows"  # noqa: S608 -- names of our own models


def _kind(field: AnyField) -> str:
    """The column's type, texts without their length: a cast would cut them, the column refuses."""
    return "text" if isinstance(field, CharField) else str(field.db_type(connection))


def _into(model: type[Model], fields: Sequence[AnyField], texts: Mapping[str, str]) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, (*(field.column for field in fields), *texts)))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns})"


def _prepared(field: AnyField, value: object) -> Any:
    return field.get_db_prep_save(value, connection)

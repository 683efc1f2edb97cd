"""All rows of one database into another one with the same, still empty tables."""

from collections.abc import Callable, Iterable
from itertools import islice

from django.apps import apps
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models import BinaryField, Model, QuerySet

TOGETHER = 500  # rows in memory at once; files one by one


def copy_rows(source: str, target: str) -> None:
    """Copy every row as it stood at one moment; `source` and `target` are names of open databases.

    All or nothing. Rows that making the tables put there are replaced.
    """
    tables = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    with transaction.atomic(using=source), transaction.atomic(using=target):
        if connections[source].vendor == "postgresql":
            with connections[source].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for model in tables:
            made_with_the_tables = model._base_manager.using(target)
            if made_with_the_tables.exists():
                made_with_the_tables.all()._raw_delete(target)  # no cascades wanted
        for model in tables:
            _copy(model, source, target)
        _count_on(tables, target)


def _copy(model: type[Model], source: str, target: str) -> None:
    fields = model._meta.local_concrete_fields
    together = 1 if any(isinstance(field, BinaryField) for field in fields) else TOGETHER
    rows = iter(model._base_manager.using(source).order_by("pk").iterator(chunk_size=together))
    most = connections[target].ops.bulk_batch_size(fields, range(together))
    # Django's own way in, which its save() takes, too: rows as they are, no field sets itself anew.
    insert: Callable[..., object] = vars(QuerySet)["_insert"].__get__(model._base_manager.using(target))
    while batch := list(islice(rows, min(most, together))):
        insert(batch, fields=fields, using=target, raw=True)


def _count_on(tables: Iterable[type[Model]], target: str) -> None:
    """The next new row gets the number after the last copied one."""
    with connections[target].cursor() as cursor:
        for statement in connections[target].ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)

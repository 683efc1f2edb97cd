"""A command changes the tables only when there is something to do."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from himoya.storage import current

pytestmark = pytest.mark.django_db


def test_what_was_just_made_is_current() -> None:
    assert current.tables_are_current()


@pytest.mark.parametrize("app", ["himoya", "mfa"])
def test_what_was_not_done_yet_is_noticed(app: str) -> None:
    done = MigrationRecorder(connection).migration_qs
    last = done.filter(app=app).order_by("name").values_list("name", flat=True).reverse()[0]
    done.filter(app=app, name=last).delete()
    assert not current.tables_are_current()


def test_a_database_without_tables_is_not_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert not current.tables_are_current()


def test_it_knows_every_migration_that_django_knows() -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    assert set(current._known()) == known

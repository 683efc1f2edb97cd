"""Tables of an older version become those of a new instance, whatever migration it stopped at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from himoya.people.models import Person
from tests.storage.older import ALIAS, bring_to, empty_database, looks

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
TOGETHER = "0015_tables_at_once"
ONE_BY_ONE = sorted(
    name for app, name in MigrationLoader(None).disk_migrations if app == "himoya" and name != TOGETHER
)
REPLACED = ONE_BY_ONE[:15]


@pytest.fixture
def older(db: None, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    with django_db_blocker.unblock(), empty_database(tmp_path) as opened:
        yield opened


def test_an_instance_with_rows_is_brought_to_the_tables_of_a_new_one(older: BaseDatabaseWrapper) -> None:
    fill(bring_to(older, "0012_appeals"))
    call_command("migrate", database=ALIAS, interactive=False, verbosity=0)
    assert looks(older) == looks(connection)
    assert Person.objects.using(ALIAS).get().name == "Farrux Namunayev"
    with older.cursor() as cursor:
        cursor.execute("SELECT verb FROM himoya_auditline")
        assert cursor.fetchall() == [("message.read",)]
        with pytest.raises(IntegrityError, match="the log takes new lines only"):
            cursor.execute("UPDATE himoya_auditline SET verb = 'none'")


def fill(models: Apps) -> None:
    """A message about a person, an alarm and a line in the log."""

    def one(model: str, **values: object) -> object:
        return models.get_model("himoya", model).objects.using(ALIAS).create(**values)

    reporter = one("Reporter", key="telegram:77/zamira")
    person = one("Person", reporter=reporter, key="farrux", name="Farrux Namunayev")
    brought = one("Import", fingerprint="1", file_name="a.json", channel="telegram-json", started_at=AT)
    message = one(
        "Message",
        brought_by=brought,
        chat=one("Chat", key="telegram:77"),
        key="1",
        sent_at=AT,
        text="Salom onajon",
        folded="salom onazon",
        place="message 1",
    )
    one("Alarm", person=person, message=message, rule="U01", level="T0", since=AT, fired_at=AT)
    one("AuditLine", at=AT, verb="message.read")


@pytest.mark.parametrize("number", range(1, len(REPLACED)))
def test_an_older_instance_goes_on_where_it_is(number: int) -> None:
    later = ONE_BY_ONE[number:]
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="himoya", name__in=[TOGETHER, *later]).delete()
    assert planned() == later


def test_an_instance_that_went_step_by_step_has_nothing_left_to_do() -> None:
    MigrationRecorder(connection).migration_qs.filter(app="himoya", name=TOGETHER).delete()
    assert planned() == []


def test_a_new_instance_makes_its_tables_at_once() -> None:
    MigrationRecorder(connection).migration_qs.all().delete()
    assert planned() == [TOGETHER, *ONE_BY_ONE[len(REPLACED) :]]


def planned() -> list[str]:
    """Our migrations that are still to be done, in order; none of what was done may need them."""
    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    assert executor.loader.detect_conflicts() == {}
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration.name for migration, _back in plan if migration.app_label == "himoya"]

"""Everybody's rank on tonight's list, and triggers that write down whose rank may be another one by now.

The tables are filled by the first look of the worker; until then the list is ranked from the alarms.

A later migration that rebuilds one of these tables on SQLite drops its triggers with it: it has to make them
again. One that rebuilds himoya_grouping has to drop the triggers of himoya_grouped first.
"""

from typing import NamedTuple

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OPEN = "('open', 'taken')"
COUNTS = "('live', 'undoing')"


def _differs(*columns: str) -> str:
    return "(" + " OR ".join(f'OLD."{one}" IS DISTINCT FROM NEW."{one}"' for one in columns) + ")"


def _touched(kind: str, *numbers: str, inside: str = "") -> str:
    """`inside`: a row of himoya_grouped that matters only in today's grouping."""
    all_of_them = " UNION ".join(f"SELECT {number} AS number" for number in numbers)
    only = f"AND EXISTS (SELECT 1 FROM himoya_grouping WHERE id = {inside}.grouping_id AND \"current\")"
    return (
        f"INSERT INTO himoya_touched (kind, number) SELECT '{kind}', number FROM ({all_of_them}) AS them "
        f"WHERE number IS NOT NULL {only if inside else ''}"
    )


class Trigger(NamedTuple):
    name: str
    table: str
    event: str
    when: str
    then: str


ALARM, GROUPED, MESSAGE, IMPORT = "himoya_alarm", "himoya_grouped", "himoya_message", "himoya_import"
TRIGGERS = (
    Trigger("ranks_alarm_raised", ALARM, "INSERT", f"NEW.state IN {OPEN}", _touched("person", "NEW.person_id")),
    Trigger("ranks_alarm_gone", ALARM, "DELETE", f"OLD.state IN {OPEN}", _touched("person", "OLD.person_id")),
    Trigger(
        "ranks_alarm_changed",
        ALARM,
        "UPDATE",
        f"(OLD.state IN {OPEN} OR NEW.state IN {OPEN}) AND "
        + _differs(
            "person_id", "message_id", "rule", "level", "since", "state", "escalated_at", "source_gone_at"
        ),
        _touched("person", "OLD.person_id", "NEW.person_id"),
    ),
    Trigger(
        "ranks_person_joined", GROUPED, "INSERT", "", _touched("person", "NEW.person_id", inside="NEW")
    ),
    Trigger(
        "ranks_person_left",
        GROUPED,
        "DELETE",
        "",
        _touched("person", "OLD.person_id", 'OLD."group"', inside="OLD"),
    ),
    Trigger(
        "ranks_person_moved",
        GROUPED,
        "UPDATE",
        _differs("person_id", "group", "grouping_id"),
        _touched("person", "OLD.person_id", 'OLD."group"', "NEW.person_id", inside="NEW"),
    ),
    Trigger(
        "ranks_edit_came",
        MESSAGE,
        "INSERT",
        "NEW.replaces_id IS NOT NULL",
        _touched("message", "NEW.replaces_id"),
    ),
    Trigger(
        "ranks_edit_gone",
        MESSAGE,
        "DELETE",
        "OLD.replaces_id IS NOT NULL",
        _touched("message", "OLD.replaces_id"),
    ),
    Trigger(
        "ranks_message_given",
        MESSAGE,
        "UPDATE",
        _differs("brought_by_id", "replaces_id"),
        _touched("message", "NEW.id", "OLD.replaces_id", "NEW.replaces_id"),
    ),
    Trigger(
        "ranks_import_switched",
        IMPORT,
        "UPDATE",
        f"(OLD.state IN {COUNTS}) <> (NEW.state IN {COUNTS})",
        _touched("import", "NEW.id"),
    ),
)


def statements_to_make(vendor: str) -> list[str]:
    made = []
    for one in TRIGGERS:
        when = f"WHEN ({one.when})" if one.when else ""
        head = f"CREATE TRIGGER {one.name} AFTER {one.event} ON {one.table} FOR EACH ROW {when}"
        if vendor == "sqlite":
            made.append(f"{head} BEGIN {one.then}; END")
        else:
            body = f"$$ BEGIN {one.then}; RETURN NULL; END $$"
            made.append(f"CREATE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS {body}")
            made.append(f"{head} EXECUTE FUNCTION {one.name}()")
    return made


def statements_to_drop(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {one.name}" for one in TRIGGERS]
    return [
        statement
        for one in TRIGGERS
        for statement in (f"DROP TRIGGER {one.name} ON {one.table}", f"DROP FUNCTION {one.name}")
    ]


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements_to_make(editor.connection.vendor):
        editor.execute(statement, None)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements_to_drop(editor.connection.vendor):
        editor.execute(statement, None)


class Migration(migrations.Migration):

    dependencies = [
        ('himoya', '0015_office_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Touched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('message', 'Message'), ('import', 'Import')], max_length=7)),
                ('number', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Ranked',
            fields=[
                ('group', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('rank', models.PositiveIntegerField()),
                ('told', models.DateTimeField()),
                ('from_at', models.DateTimeField()),
                ('until', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(models.F('rank'), models.OrderBy(models.F('told'), descending=True), models.OrderBy(models.F('group'), descending=True), name='ranked_in_order'), models.Index(fields=['until'], name='ranked_until'), models.Index(fields=['from_at'], name='ranked_from')],
            },
        ),
        migrations.CreateModel(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grouping', models.BigIntegerField(null=True)),
                ('windows', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_ranking')],
            },
        ),
        migrations.RunPython(make, drop),
    ]

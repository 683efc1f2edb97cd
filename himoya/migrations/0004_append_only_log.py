"""The log takes new lines only: the database itself refuses to change or delete one.

A later migration that rebuilds this table on SQLite drops the triggers with it: it has to make them again.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSED = "the log takes new lines only"
SQLITE = {
    "log_refuses_change": "BEFORE UPDATE ON himoya_auditline",
    "log_refuses_deletion": "BEFORE DELETE ON himoya_auditline",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "log_refuses_replacement": "BEFORE INSERT ON himoya_auditline "
    "WHEN EXISTS (SELECT 1 FROM himoya_auditline WHERE id = NEW.id)",
}
POSTGRESQL = {
    "log_refuses_change": "BEFORE UPDATE OR DELETE ON himoya_auditline FOR EACH ROW",
    "log_refuses_emptying": "BEFORE TRUNCATE ON himoya_auditline FOR EACH STATEMENT",
}


def statements_to_make(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
            for name, when in SQLITE.items()
        ]
    return [
        "CREATE FUNCTION log_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION log_refuses()" for name, when in POSTGRESQL.items()),
    ]


def statements_to_drop(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER {name}" for name in SQLITE]
    return [*(f"DROP TRIGGER {name} ON himoya_auditline" for name in POSTGRESQL), "DROP FUNCTION log_refuses()"]


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements_to_make(editor.connection.vendor):
        editor.execute(statement, None)


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in statements_to_drop(editor.connection.vendor):
        editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("himoya", "0003_desk")]
    operations = [migrations.RunPython(make, drop)]

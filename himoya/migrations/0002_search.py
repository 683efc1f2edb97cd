"""The index behind the search of messages: FTS5 on the embedded database, trigrams on PostgreSQL."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        # The words live in himoya_message; the index holds no second copy of them. Prefix lists of two and
        # three letters make a search by the beginning of a word as quick as a whole word.
        editor.execute(
            "CREATE VIRTUAL TABLE message_search USING fts5("
            "folded, content='himoya_message', content_rowid='id', prefix='2 3', tokenize='ascii')"
        )
        editor.execute("INSERT INTO message_search(message_search, rank) VALUES ('secure-delete', 1)")
        editor.execute(
            "CREATE TRIGGER message_search_learns AFTER INSERT ON himoya_message BEGIN "
            "INSERT INTO message_search(rowid, folded) VALUES (new.id, new.folded); END"
        )
        editor.execute(
            "CREATE TRIGGER message_search_forgets AFTER DELETE ON himoya_message BEGIN "
            "INSERT INTO message_search(message_search, rowid, folded) VALUES ('delete', old.id, old.folded); END"
        )
        editor.execute(
            "CREATE TRIGGER message_search_follows AFTER UPDATE OF folded ON himoya_message BEGIN "
            "INSERT INTO message_search(message_search, rowid, folded) VALUES ('delete', old.id, old.folded); "
            "INSERT INTO message_search(rowid, folded) VALUES (new.id, new.folded); END"
        )
    else:
        editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        editor.execute("CREATE INDEX message_search ON himoya_message USING gin (folded gin_trgm_ops)")


def drop(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER message_search_learns")
        editor.execute("DROP TRIGGER message_search_forgets")
        editor.execute("DROP TRIGGER message_search_follows")
        editor.execute("DROP TABLE message_search")
    else:
        editor.execute("DROP INDEX message_search")


class Migration(migrations.Migration):
    dependencies = [("himoya", "0001_tables")]
    operations = [migrations.RunPython(make, drop)]

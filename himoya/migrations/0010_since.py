"""Alarms that are there already run from the day of their message, and the worker looks at every case once."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, OuterRef, Subquery


def learn(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    # The database that is migrated may be one that is being restored, not the default one.
    alarms, messages, cases = (
        apps.get_model("himoya", name).objects.using(editor.connection.alias)
        for name in ("Alarm", "Message", "Case")
    )
    told = messages.filter(pk=OuterRef("message")).values("sent_at")
    alarms.filter(message__isnull=False).update(since=Subquery(told))
    cases.filter(status__in=["open", "watch"]).update(look_at=F("opened_at"))


class Migration(migrations.Migration):
    dependencies = [("himoya", "0009_clocks")]
    operations = [migrations.RunPython(learn, migrations.RunPython.noop)]

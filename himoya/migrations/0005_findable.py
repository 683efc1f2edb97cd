"""Names that are there already become findable, and persons know when they were last told of."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Max, OuterRef, Subquery

from himoya.people.name_keys import name_keys

BATCH = 500


def learn(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    # The database that is migrated may be one that is being restored, not the default one.
    persons, found, facts = (
        apps.get_model("himoya", name).objects.using(editor.connection.alias)
        for name in ("Person", "NameKey", "Fact")
    )
    keys = (
        found.model(person_id=number, key=key)
        for number, name in persons.order_by("pk").values_list("pk", "name").iterator()
        for key in sorted(name_keys(name))
    )
    found.bulk_create(keys, batch_size=BATCH)
    told = facts.filter(person=OuterRef("pk")).order_by().values("person")
    persons.update(told_at=Subquery(told.annotate(at=Max("message__sent_at")).values("at")))


class Migration(migrations.Migration):
    dependencies = [("himoya", "0004_append_only_log")]
    operations = [migrations.RunPython(learn, migrations.RunPython.noop)]

"""The words of a letter are kept with it. Letters that are there get those that this version brings."""

import hashlib

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from himoya.appeals.letters.freezing import freeze
from himoya.appeals.letters.texts import load
from himoya.common.errors import BadInput


def keep(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    # The database that is migrated may be one that is being restored, not the default one.
    letters, versions = (
        apps.get_model("himoya", name).objects.using(editor.connection.alias)
        for name in ("Appeal", "TextVersion")
    )
    entered = list(letters.filter(facts__entered=True).values_list("pk", flat=True))
    written = letters.exclude(pk__in=entered).order_by()
    for authority, letter, language in written.values_list("authority", "letter", "language").distinct():
        try:
            text = load(authority.partition("_")[0], letter, language.removesuffix("-cyrl"))
        except BadInput:  # no text of this letter is brought any more: it stays without words, as before
            continue
        frozen = freeze(text)
        kept, _made = versions.get_or_create(
            fingerprint=hashlib.sha256(frozen.encode()).hexdigest(),
            defaults={"pack": text.pack, "file": text.file, "frozen": frozen, "at": timezone.now()},
        )
        written.filter(authority=authority, letter=letter, language=language).update(text=kept)


class Migration(migrations.Migration):
    dependencies = [("himoya", "0016_kept_ranks")]
    operations = [
        migrations.CreateModel(
            name="TextVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pack", models.CharField(max_length=40)),
                ("file", models.CharField(max_length=80)),
                ("own", models.BooleanField(default=False)),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("frozen", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="appeal",
            name="text",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="himoya.textversion",
            ),
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]

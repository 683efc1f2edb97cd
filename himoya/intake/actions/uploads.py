"""Files given in the browser: kept inside the database, looked at, imported in the background, deleted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, Sum
from django.db.models.functions import Length

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.intake.actions.importing import import_export
from himoya.intake.channels import open_export
from himoya.intake.channels.proposal import Confirmed
from himoya.intake.files import confirmed_in, fingerprint
from himoya.intake.models import ColumnMapping, Upload
from himoya.intake.previews import preview_of
from himoya.intake.queries import asked_of, confirmed_columns, source_of
from himoya.intake.turn import one_at_a_time
from himoya.messages.models import Import
from himoya.messages.queries import resumable
from himoya.security import audit
from himoya.security.models import Account

MOST_WAITING = 400 << 20  # bytes of all files that wait to be looked at
KEPT = timedelta(days=1)
FULL = N_("Too many files are waiting to be imported. Import or remove those first, then give this one.")


def keep_upload(file_name: str, content: bytes, *, timezone: str, by: Account) -> Upload:
    """Look at a file and keep it until somebody says import. Raises BadInput, and keeps nothing, if bad."""
    now = clock.now()
    with transaction.atomic():
        running = Q(state=Upload.State.IMPORTING, started_at__gt=now - KEPT)
        Upload.objects.filter(at__lt=now - KEPT).exclude(running).delete()
        waiting = Upload.objects.aggregate(size=Sum(Length("content")))["size"] or 0
    if waiting + len(content) > MOST_WAITING:
        raise BadInput(FULL)
    upload = Upload(file_name=file_name, content=content, asked={"timezone": timezone}, by=by, at=now)
    _look(upload)
    with transaction.atomic():
        upload.save()
        audit.record("upload.kept", f"upload {upload.pk}", by)
    return upload


def ask_upload(upload: Upload, asked: Mapping[str, Any]) -> None:
    """Look again, with what a person said about it: chat, timezone, day_first, columns.

    Raises BadInput, and changes nothing, when it cannot be read that way.
    """
    upload.asked = dict(asked)
    _look(upload)
    with transaction.atomic():
        Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING).update(
            asked=upload.asked, preview=upload.preview, fingerprint=upload.fingerprint
        )


@transaction.atomic
def begin_upload(upload: Upload, *, by: Account) -> bool:
    """Mark it as being imported and remember its columns. False: somebody began it already."""
    won = Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING).update(
        state=Upload.State.IMPORTING, started_at=clock.now(), refused={}
    )
    if not won:
        return False
    _keep_columns(upload.asked.get("columns", {}), by)
    audit.record("upload.begun", f"upload {upload.pk}", by)
    return True


@transaction.atomic
def remember_columns(confirmed: Confirmed, *, by: Account | None) -> None:
    """What somebody said about lists counts for the next ones with the same headings."""
    _keep_columns(confirmed, by)
    audit.record("columns.told", "", by)


def _keep_columns(confirmed: Confirmed, by: Account | None) -> None:
    for header, fields in confirmed.items():
        columns = {str(at): field for at, field in enumerate(fields)}
        ColumnMapping.objects.update_or_create(
            header_hash=header, defaults={"columns": columns, "by": by, "at": clock.now()}
        )


@transaction.atomic
def go_on(upload: Upload, *, by: Account) -> None:
    """Somebody saw that it stopped and starts it once more."""
    Upload.objects.filter(pk=upload.pk, state=Upload.State.IMPORTING).update(started_at=clock.now())
    audit.record("upload.begun", f"upload {upload.pk}", by)


@transaction.atomic
def remove_upload(upload: Upload, *, by: Account) -> None:
    """Give the file up. What an import that stopped has stored of it is taken back on that import's page."""
    Upload.objects.filter(pk=upload.pk).delete()
    audit.record("upload.removed", f"upload {upload.pk}", by)


def import_upload(number: int) -> Import | None:
    """Import what waits under this number, after whatever is being imported now.

    None: there is nothing, or it could not be used; then the upload says why. May be repeated after a crash.
    """
    with one_at_a_time(wait=True):
        upload = Upload.objects.filter(pk=number, state=Upload.State.IMPORTING).select_related("by").first()
        if upload is None:
            return None
        try:
            made = _import(upload)
        except BadInput as refused:
            values = {name: str(value) for name, value in refused.values.items()}
            refusal = {"sentence": refused.sentence, "values": values}
            Upload.objects.filter(pk=number).update(state=Upload.State.REFUSED, refused=refusal, content=b"")
            return None
        Upload.objects.filter(pk=number).delete()
        return made


def _import(upload: Upload) -> Import:
    asked, source = asked_of(upload), source_of(upload)
    export = open_export([source], asked)
    mark = fingerprint([source], asked, export)

    def say_which(_rows: int) -> None:
        if upload.brought_id is None:
            upload.brought = resumable(mark)
            upload.save(update_fields=["brought"])

    return import_export(export, mark, file_name=upload.file_name, by=upload.by, progress=say_which)


def _look(upload: Upload) -> None:
    source = source_of(upload)
    asked = asked_of(upload)
    asked = replace(asked, columns={**confirmed_columns(), **asked.columns})
    export, upload.preview = preview_of([source], asked)
    upload.fingerprint = fingerprint([source], asked, export)
    # What was remembered is said of this file now: later memories do not change it.
    upload.asked = {**upload.asked, "columns": confirmed_in(export)}

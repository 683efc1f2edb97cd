"""Keeping files as they came, and taking them back."""

import hashlib

from django.db import OperationalError, transaction

from himoya.cases.actions import note
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.evidence.models import Attachment, AttachmentBytes
from himoya.evidence.rules import LARGEST, media_type
from himoya.security.models import Account
from himoya.storage.errors import is_full


class DiskFull(BadInput):
    """Nothing of the file was stored."""


def keep(
    case: Case, content: bytes, file_name: str, *, told_by: str = "", about: str = "", by: Account | None
) -> tuple[Attachment, bool]:
    """Keep the file byte for byte; `by` None: the family gave it with its code. False: the case has the
    same file already; that one is given back.

    Raises BadInput for an empty or too large file and DiskFull when there is no room. The hash is taken
    before anything looks inside.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    check_size(len(content))
    row = Attachment(
        case=case,
        file_name=file_name[:200],
        media_type=media_type(content),
        size=len(content),
        sha256=sha256,
        told_by=told_by,
        note=about,
        by=by,
        at=clock.now(),
    )
    try:
        return _stored(row, content)
    except OperationalError as error:
        if is_full(error):
            raise DiskFull(
                N_("The disk is full. The file was not kept. Make room, then send it again.")
            ) from error
        raise


def check_size(size: int) -> None:
    """Raises BadInput for a file of no bytes, or of more than we keep."""
    if not size:
        raise BadInput(N_("The file is empty. Choose it again."))
    if size > LARGEST:
        raise BadInput(
            N_("The file is larger than %(most)s MB. Send it in parts or make it smaller."),
            most=LARGEST >> 20,
        )


@transaction.atomic
def _stored(row: Attachment, content: bytes) -> tuple[Attachment, bool]:
    standing = Attachment.objects.filter(case=row.case, sha256=row.sha256, withdrawn_at=None).first()
    if standing is not None:
        return standing, False
    row.save(force_insert=True)
    AttachmentBytes.objects.create(attachment=row, content=content)
    note(row.case, "attachment.added", by=row.by, subject=f"attachment {row.pk}")
    return row, True


@transaction.atomic
def withdraw(attachment: Attachment, *, by: Account) -> bool:
    """Hide it: its bytes stay until the person is erased. False: it was withdrawn before."""
    won = Attachment.objects.filter(pk=attachment.pk, withdrawn_at=None).update(withdrawn_at=clock.now())
    if won:
        note(attachment.case, "attachment.withdrawn", by=by, subject=f"attachment {attachment.pk}")
    return bool(won)

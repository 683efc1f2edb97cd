"""The files of a case, and their bytes."""

from collections.abc import Sequence

from django.db.models import QuerySet

from himoya.evidence.models import Attachment, AttachmentBytes


def attachments_of(cases: Sequence[int]) -> QuerySet[Attachment]:
    """The files of these cases, newest first, withdrawn ones too; no byte of them is loaded."""
    return Attachment.objects.filter(case__in=cases).select_related("by").order_by("-at", "-pk")


def content_of(attachment: Attachment) -> bytes:
    """The file as it came. Raises AttachmentBytes.DoesNotExist when only its row is left."""
    return bytes(AttachmentBytes.objects.values_list("content", flat=True).get(attachment=attachment))

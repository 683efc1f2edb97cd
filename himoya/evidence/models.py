"""Attachments of a case."""

from django.db import models

from himoya.cases.models import Case
from himoya.security.models import Account


class Attachment(models.Model):
    """A file as it came, byte for byte. Shown blurred until somebody asks for it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    file_name = models.CharField(max_length=200)  # as the sender named it; never used as a path
    media_type = models.CharField(max_length=100)  # told from the content, not from the name
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    told_by = models.CharField(max_length=200, blank=True)  # who gave it
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # empty: the family
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"attachment {self.pk}"


class AttachmentBytes(models.Model):
    """The bytes apart from the row, so that a list of attachments does not load them."""

    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="bytes")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"bytes {self.pk}"

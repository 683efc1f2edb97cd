"""A file on its way in: given in the browser, looked at, not imported yet. It waits inside the database."""

from django.db import models

from himoya.messages.models import Import
from himoya.security.models import Account


class Upload(models.Model):
    """A file somebody gave in the browser. Deleted as soon as its import is done, or after a day."""

    class State(models.TextChoices):
        WAITING = "waiting"  # for the person to look at the preview
        IMPORTING = "importing"
        REFUSED = "refused"

    file_name = models.CharField(max_length=300)
    content = models.BinaryField()
    asked = models.JSONField(default=dict)  # what was said about it: chat, time zone, columns
    preview = models.JSONField(default=dict)  # what it seems to be; see previews.py
    fingerprint = models.CharField(max_length=64, blank=True)  # its import will have the same
    started_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    refused = models.JSONField(default=dict)  # the sentence and its values
    brought = models.ForeignKey(Import, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"upload {self.pk}"


class ColumnMapping(models.Model):
    """Which column of a list means what, as a person confirmed it for lists with this header."""

    header_hash = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(default=dict)  # number of the column -> field
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # nobody: at the terminal
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"mapping {self.pk}"

"""Messages marked as wrongly read, and a group's own words for the urgent rules."""

from django.db import models

from himoya.messages.models import Message
from himoya.security.models import Account


class Lesson(models.Model):
    """A message marked as wrongly read, with the rules that it should have fired.

    One stands for a message; what it said before is in the log.
    """

    message = models.ForeignKey(Message, models.CASCADE, related_name="lessons")
    rules = models.JSONField(default=list)  # U01..U20 in order; empty: nothing in it is urgent
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(withdrawn_at=None), name="a_message_has_one_lesson"
            )
        ]

    def __str__(self) -> str:
        return f"lesson {self.pk}"


class OwnCue(models.Model):
    """A phrase of the organiser's own that fires one rule. Never a name: it outlives persons."""

    phrase = models.CharField(max_length=120)  # in any script; see himoya/language/patterns.py
    rule = models.CharField(max_length=3)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"cue {self.pk}"

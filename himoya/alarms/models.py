"""A rule that fired."""

from django.db import models

from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Account


class Alarm(models.Model):
    """One rule that one message fired about one person. Open until somebody says what came of it."""

    class State(models.TextChoices):
        OPEN = "open"
        TAKEN = "taken"
        RESOLVED = "resolved"
        FALSE = "false"

    person = models.ForeignKey(Person, models.PROTECT, related_name="alarms")
    message = models.ForeignKey(Message, models.CASCADE, related_name="alarms")
    rule = models.CharField(max_length=3)
    level = models.CharField(max_length=2)
    start = models.PositiveIntegerField()  # the words in the message, by characters
    end = models.PositiveIntegerField()
    fired_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    handled_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person", "rule"], name="a_rule_fires_once_for_a_message"
            )
        ]
        indexes = [
            # All that tonight's list ranks by: it never reads the rows of a year of old questions.
            models.Index(fields=["state", "person", "rule", "level", "message"])
        ]

    def __str__(self) -> str:
        return f"alarm {self.pk}"


class Deed(models.Model):
    """What somebody did about an alarm, written with one tap on tonight's list."""

    class Kind(models.TextChoices):
        CALLED_FAMILY = "called_family"
        NOBODY_ANSWERED = "nobody_answered"
        TOLD_LAWYER = "told_lawyer"
        WROTE = "wrote"  # a letter or a message to a body
        TAKEN = "taken"  # "I do this"
        WATCHING = "watching"
        RESOLVED = "resolved"
        FALSE_ALARM = "false_alarm"
        OTHER = "other"

    alarm = models.ForeignKey(Alarm, models.CASCADE, related_name="deeds")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"deed {self.pk}"

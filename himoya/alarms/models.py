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
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN, db_index=True)
    handled_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person", "rule"], name="a_rule_fires_once_for_a_message"
            )
        ]

    def __str__(self) -> str:
        return f"alarm {self.pk}"

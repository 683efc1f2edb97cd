"""How each helper is told that something waits, and what was sent."""

from django.db import models

from himoya.security.models import Account


class Reach(models.Model):
    """One way by which a helper wants to be told."""

    class Way(models.TextChoices):
        EMAIL = "email"
        TELEGRAM = "telegram"
        CALENDAR = "calendar"

    account = models.ForeignKey(Account, models.CASCADE, related_name="reaches")
    way = models.CharField(max_length=10, choices=Way.choices)
    address = models.CharField(max_length=200)  # of a calendar: the hash of the secret in its address
    proof_hash = models.CharField(max_length=64, blank=True)  # of the code that proves the address is hers
    made_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)  # until then nothing is sent there but the code
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "way"],
                condition=models.Q(ended_at=None),
                name="a_helper_is_reached_once_by_each_way",
            )
        ]

    def __str__(self) -> str:
        return f"reach {self.pk}"


class Notice(models.Model):
    """One short message to a helper, made together with what it tells of; sent as soon as a line is up."""

    reach = models.ForeignKey(Reach, models.CASCADE, related_name="notices")
    key = models.CharField(max_length=80)  # what it tells of: the same is told once
    fresh = models.PositiveIntegerField(default=0)  # new T0 alarms
    waiting = models.PositiveIntegerField(default=0)  # alarms nobody acted on in time
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)  # a worker is sending it
    tries = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reach", "key"], name="a_helper_is_told_a_thing_once")]
        indexes = [
            models.Index(
                fields=["made_at"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="notice_not_yet_sent",
            )
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

"""Contacts that prove life."""

from django.db import models

from himoya.cases.models import Case
from himoya.messages.models import Message
from himoya.security.models import Account


class Call(models.Model):
    """A sign of him: his voice, his face, or less than that."""

    class Kind(models.TextChoices):
        VOICE = "voice"
        VIDEO = "video"
        VISIT = "visit"
        LETTER = "letter"  # in his hand
        TEXT = "text"  # written from his telephone or account
        WORD = "word"  # somebody else says that he is well
        PARCEL = "parcel"  # or money that was taken

    class Free(models.TextChoices):
        """Whether he could speak as he wanted."""

        YES = "yes"
        NO = "no"  # somebody stood beside him, or he read from a sheet

    case = models.ForeignKey(Case, models.PROTECT, related_name="calls")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.VOICE)
    at = models.DateTimeField()  # of a day, a month or a season: its last moment
    earliest_at = models.DateTimeField(null=True)  # its first moment; empty: `at` is known to the minute
    seconds = models.PositiveIntegerField(null=True)  # how long, when told
    free = models.CharField(max_length=3, choices=Free.choices, blank=True)  # empty: not asked
    said = models.JSONField(default=dict)  # question of the call card -> code of the answer
    note = models.TextField(blank=True)
    # What the family wrote with its code, as it came; empty: a helper wrote the call down.
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="calls")
    noted_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # empty: the family
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)  # written down by mistake

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(at__lte=models.F("noted_at")), name="a_call_is_noted_after_it_happened"
            ),
            models.CheckConstraint(
                condition=models.Q(earliest_at=None) | models.Q(earliest_at__lte=models.F("at")),
                name="a_call_is_not_later_than_its_last_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"call {self.pk}"


class Watch(models.Model):
    """Contact watch of one case, as the worker saw it last: his rhythm, and from when silence counts."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="watch")
    place = models.CharField(max_length=120, blank=True)  # where he is thought to be, folded
    heard_at = models.DateTimeField(null=True)
    days = models.FloatField()  # the usual gap between two calls
    low = models.FloatField()
    high = models.FloatField()
    gaps = models.PositiveIntegerField(default=0)  # it was learned from so many
    expected_at = models.DateTimeField(null=True)
    late_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    silent_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "overdue_at"])]  # how many of one colony are silent

    def __str__(self) -> str:
        return f"watch {self.pk}"

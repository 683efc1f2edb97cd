"""What is known about a person, and the work that is done for him."""

from django.db import models
from django.db.models import F, Q

from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Account


class Fact(models.Model):
    """A value read from a message, with the words it was read from. Nobody has accepted it yet."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    message = models.ForeignKey(Message, models.CASCADE, related_name="facts")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="facts")
    kind = models.CharField(max_length=20)  # name, birth_date, facility, contract, phone, urgent...
    value = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        indexes = [models.Index(fields=["kind", "value"])]

    def __str__(self) -> str:
        return f"fact {self.pk}"


class Statement(models.Model):
    """A fact that a person accepted or entered by hand. Contradictions stand side by side."""

    class Grade(models.TextChoices):
        RUMOUR = "V0"
        ONE_VOICE = "V1"
        TWO_VOICES = "V2"
        DOCUMENT = "V3"
        SEEN = "V4"

    person = models.ForeignKey(Person, models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=300)
    grade = models.CharField(max_length=2, choices=Grade.choices)
    known_on = models.DateField()
    source = models.ForeignKey(
        Fact, models.SET_NULL, null=True, related_name="statements"
    )  # empty: entered by hand
    source_withdrawn_at = models.DateTimeField(null=True)
    stated_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(withdrawn_at=None), name="a_fact_is_accepted_once"
            )
        ]

    def __str__(self) -> str:
        return f"statement {self.pk}"


class Case(models.Model):
    """The work for one person: who does it and when to look again."""

    class Status(models.TextChoices):
        OPEN = "open"
        WATCH = "watch"
        RESOLVED = "resolved"
        SEALED = "sealed"
        WITHDRAWN = "withdrawn"

    person = models.OneToOneField(Person, models.PROTECT, related_name="case")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    owner = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    next_check_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"case {self.pk}"


class Stay(models.Model):
    """A stretch of time someone was held in one place, as far as we were told."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stays")
    place = models.CharField(max_length=120)  # "IK-71 Tomsk oblast"
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # empty: still there

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="a_stay_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"


class Event(models.Model):
    """Something that happened in a case, in the order it was written down."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    code = models.CharField(max_length=40)  # "case.opened", "call.logged", "stay.changed"
    actor = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=60, blank=True)  # "call 12"

    def __str__(self) -> str:
        return f"event {self.pk}"

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
    judged_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    why = models.CharField(
        max_length=20, blank=True
    )  # of a rejection: wrong_person, misread, joke, corrected...

    class Meta:
        indexes = [
            models.Index(fields=["kind", "value"]),
            models.Index(fields=["person", "state", "kind"]),  # who still has facts that wait
        ]

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
    how_known = models.CharField(max_length=300, blank=True)  # "his own words by phone to his mother"
    stated_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # the second key
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

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

    class Risk(models.TextChoices):
        LOW = "low"
        MEDIUM = "medium"
        HIGH = "high"

    person = models.OneToOneField(Person, models.PROTECT, related_name="case")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    owner = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    next_check_at = models.DateTimeField(db_index=True)
    # When the worker must look at its clocks; empty: nothing about it can change by time alone.
    look_at = models.DateTimeField(null=True, db_index=True)
    summary = models.TextField(blank=True)  # the story, in the words of those who work on it
    risk = models.CharField(max_length=6, choices=Risk.choices, blank=True)  # of harm to him by our work
    risk_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)  # grows with every edit: two editors notice each other

    def __str__(self) -> str:
        return f"case {self.pk}"


class Given(models.Model):
    """A case given to somebody who is not its owner: he sees it until it is taken back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="given")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "account"], condition=Q(ended_at=None), name="a_case_is_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"given {self.pk}"


class Change(models.Model):
    """What was changed in a case, from what to what, and why."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)  # "summary", "status", "statement 12"
    version = models.PositiveIntegerField(null=True)  # of the case after this edit; empty: not the case's own
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"change {self.pk}"


class Note(models.Model):
    """What somebody wants the next one to know. Never changed; a better note is written below it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note {self.pk}"


class Task(models.Model):
    """Something to be done in a case, by somebody, by a day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True)
    assigned_to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"task {self.pk}"


class Need(models.Model):
    """Something he asks for, and whether he got it."""

    class Kind(models.TextChoices):
        FOOD = "food"
        MONEY = "money"
        PARCEL = "parcel"
        MEDICINE = "medicine"
        OTHER = "other"

    class State(models.TextChoices):
        OPEN = "open"
        MET = "met"
        DROPPED = "dropped"

    case = models.ForeignKey(Case, models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=300, blank=True)
    told_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"need {self.pk}"


class SavedFilter(models.Model):
    """A search among the people that somebody uses every day."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    terms = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "name"], name="a_saved_filter_has_a_name_of_its_own")
        ]

    def __str__(self) -> str:
        return f"filter {self.pk}"


class Stay(models.Model):
    """A stretch of time someone was held in one place, as far as we were told."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="stays")
    place = models.CharField(max_length=120)  # "IK-71 Tomsk oblast"
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # empty: still there
    how_known = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # written down by mistake

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="a_stay_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"


class Deadline(models.Model):
    """A day by which something must be handed in, must happen, or must be answered."""

    class Kind(models.TextChoices):
        APPEAL = "appeal"  # against a verdict or a refusal
        TRANSFER = "transfer"  # a request to serve the sentence at home
        RELEASE = "release"  # the day he is to be let out
        ANSWER = "answer"  # an authority owes an answer
        OTHER = "other"

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=300, blank=True)  # which complaint, whose answer
    due_on = models.DateField()
    how_known = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    met_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    met_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)  # written down by mistake

    def __str__(self) -> str:
        return f"deadline {self.pk}"


class Event(models.Model):
    """Something that happened in a case, in the order it was written down."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    code = models.CharField(max_length=40)  # "case.opened", "call.logged", "stay.changed"
    actor = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=60, blank=True)  # "call 12"

    def __str__(self) -> str:
        return f"event {self.pk}"

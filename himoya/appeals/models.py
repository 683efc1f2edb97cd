"""Letters to authorities: what was written, by which law it runs, where it went, and what came back."""

from django.db import models

from himoya.cases.models import Case
from himoya.evidence.models import Attachment
from himoya.security.models import Account


class PackVersion(models.Model):
    """A pack of law as it was on the day: a law that changes never rewrites an old due date."""

    pack = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64, unique=True)  # of the frozen text
    frozen = models.TextField()  # JSON, as himoya.appeals.packs froze it
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"pack version {self.pk}"


class TextVersion(models.Model):
    """The words of a letter's text as they were on the day: a text that changes never rewrites an old
    letter."""

    pack = models.CharField(max_length=40)
    file = models.CharField(max_length=80)
    own = models.BooleanField(default=False)  # an office's words instead of those that Himoya brings
    fingerprint = models.CharField(max_length=64, unique=True)  # of the frozen text
    frozen = models.TextField()  # JSON, as himoya.appeals.letters froze it
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"text version {self.pk}"


class OfficeTable(models.Model):
    """Rows of one table of law that are the office's own, or its words of one letter's text: one version
    after the other; none is rewritten."""

    pack = models.CharField(max_length=40)  # on which they stand
    table = models.CharField(max_length=40)  # or the text, with its pack: "uz/where_is_he.uz"
    content = models.TextField(
        blank=True
    )  # CSV with its first row, or words; empty: nothing is the office's own
    fingerprint = models.CharField(max_length=64)  # of the content
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # null: at the terminal
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "table"],
                condition=models.Q(replaced_at=None),
                name="a_table_of_an_office_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"law table {self.pk}"


class Fan(models.Model):
    """The letters that one press prepared together, for one rule that rang."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="fans")
    rule = models.CharField(max_length=3, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"fan {self.pk}"


class Appeal(models.Model):
    """One letter to one authority. Its clocks run from what happened to it, not from what was planned."""

    class State(models.TextChoices):
        PREPARED = "prepared"
        RELEASED = "released"  # may leave the house
        SENT = "sent"
        CLOSED = "closed"  # answered in full, or given up with a reason
        WITHDRAWN = "withdrawn"

    case = models.ForeignKey(Case, models.PROTECT, related_name="appeals")
    fan = models.ForeignKey(Fan, models.PROTECT, null=True, related_name="appeals")
    number = models.CharField(max_length=20, unique=True)  # our outgoing number: "2026-0017"
    version = models.ForeignKey(PackVersion, models.PROTECT, related_name="+")
    text = models.ForeignKey(
        TextVersion, models.PROTECT, null=True, related_name="+"
    )  # null: not written here
    authority = models.CharField(max_length=60)  # code in the pack
    letter = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    facts = models.JSONField(default=dict)  # what the letter says, as it was known on that day
    whats_new = models.CharField(max_length=600, blank=True)  # against the letter before it
    after = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    prepared_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    lawyer_agreed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    released_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # the second person
    channel = models.CharField(max_length=20, blank=True)  # kind of the channel in the pack
    valid = models.BooleanField(default=False)  # that channel starts the clocks
    sent_on = models.DateField(null=True)
    proof = models.CharField(max_length=120, blank=True)  # postal or portal number
    proof_file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    closed_why = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"appeal {self.pk}"


class Joined(models.Model):
    """Another case that a collective appeal speaks for, in its annex."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="joined")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    named = models.BooleanField(default=False)  # with the name, as consent allows; else only counted
    told = models.JSONField(default=list)  # the row of the annex, as it was known on that day

    class Meta:
        constraints = [models.UniqueConstraint(fields=["appeal", "case"], name="a_case_joins_an_appeal_once")]

    def __str__(self) -> str:
        return f"joined {self.pk}"


class Station(models.Model):
    """Something that happened to an appeal on its way: it arrived, was registered, forwarded, extended."""

    class Kind(models.TextChoices):
        RECEIVED = "received"
        REGISTERED = "registered"
        FORWARDED = "forwarded"  # to `authority`
        EXTENDED = "extended"  # with a notice
        RETURNED = "returned"

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="stations")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    authority = models.CharField(max_length=200, blank=True)  # code of the pack, or its name as told
    number = models.CharField(max_length=80, blank=True)  # the authority's own
    on = models.DateField()
    file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"station {self.pk}"


class Reply(models.Model):
    """What an authority wrote back. Only a grade that a person confirmed stops a clock."""

    class Grade(models.TextChoices):
        ANSWERED = "answered"
        REFUSED_WITH_GROUND = "refused_with_ground"
        REFUSED_WITHOUT_GROUND = "refused_without_ground"
        EVADED = "evaded"
        FORWARDED = "forwarded"
        INTERIM = "interim"
        NONE = "none"

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="replies")
    authority = models.CharField(max_length=200, blank=True)  # who answered, when it was another one
    number = models.CharField(max_length=80, blank=True)
    dated = models.DateField()
    received_on = models.DateField()
    text = models.TextField(blank=True)
    file = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    proposed = models.CharField(max_length=24, choices=Grade.choices, blank=True)  # by the pack's rules
    grade = models.CharField(max_length=24, choices=Grade.choices, blank=True)
    questions = models.JSONField(default=dict)  # number of the question -> grade
    checks = models.JSONField(default=dict)  # check of the pack -> yes or no
    graded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    graded_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"reply {self.pk}"


class Term(models.Model):
    """One clock of one appeal: by when, at the earliest, as a rule, and at the latest."""

    appeal = models.ForeignKey(Appeal, models.CASCADE, related_name="terms")
    clock = models.CharField(max_length=60)  # code in the pack
    side = models.CharField(max_length=10)  # authority, applicant
    started_on = models.DateField()
    earliest = models.DateField()
    usual = models.DateField()
    latest = models.DateField(db_index=True)
    steps = models.JSONField(default=list)  # how each day was counted
    ended_on = models.DateField(null=True)  # met, or replaced by a longer one
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appeal", "clock", "started_on"], name="a_clock_of_an_appeal_starts_once"
            )
        ]

    def __str__(self) -> str:
        return f"term {self.pk}"

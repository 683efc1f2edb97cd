"""A rule that fired."""

from django.db import models

from himoya.messages.models import Message
from himoya.people.models import Person
from himoya.security.models import Account


class Alarm(models.Model):
    """One rule that fired about one person: for a message, or for what the case itself shows.

    Open until somebody says what came of it. One that the case itself raised ends by itself when its ground
    is gone (`handled_by` stays empty), and opens again when the ground comes back.
    """

    class State(models.TextChoices):
        OPEN = "open"
        TAKEN = "taken"
        RESOLVED = "resolved"
        FALSE = "false"

    class Outcome(models.TextChoices):
        """What came of it."""

        IN_CUSTODY = "in_custody"  # alive, and not at the front
        HOME = "home"
        MOVED = "moved"  # an ordinary transfer
        AT_FRONT = "at_front"
        DEAD = "dead"
        MISSING = "missing"
        MISTAKE = "mistake"  # it was somebody else, or something else
        NOT_KNOWN = "not_known"

    person = models.ForeignKey(Person, models.PROTECT, related_name="alarms")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="alarms")
    rule = models.CharField(max_length=3)
    level = models.CharField(max_length=2)
    start = models.PositiveIntegerField(default=0)  # the words in the message, by characters
    end = models.PositiveIntegerField(default=0)
    # Without a message: what in the case it is about ("silent since 2026-11-02"). It is raised once for that.
    episode = models.CharField(max_length=100, blank=True)
    because = models.JSONField(default=dict)  # numbers and days of the sentence that says why
    since = models.DateTimeField()  # when it was told or came true: its window runs from here
    act_by = models.DateTimeField(null=True)  # empty: its window was over when it was raised
    fired_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    handled_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    announced_at = models.DateTimeField(null=True)  # the helpers were told that there is something new
    escalated_at = models.DateTimeField(null=True)  # nobody acted in time, and all were told so
    place = models.CharField(max_length=120, blank=True)  # folded; recruiters there concern everybody there
    spread_at = models.DateTimeField(null=True)  # the other cases of the place were warned
    source_gone_at = models.DateTimeField(null=True)  # its import was undone after somebody had acted

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "person", "rule"], name="a_rule_fires_once_for_a_message"
            ),
            models.UniqueConstraint(
                fields=["person", "rule", "episode"],
                condition=models.Q(message=None),
                name="a_rule_fires_once_for_an_episode",
            ),
        ]
        indexes = [
            # All that tonight's list ranks by: it never reads the rows of a year of old questions.
            models.Index(
                fields=[
                    "state",
                    "person",
                    "rule",
                    "level",
                    "since",
                    "message",
                    "source_gone_at",
                    "escalated_at",
                ],
                name="alarm_of_tonight",
            ),
            models.Index(
                fields=["act_by"],
                condition=models.Q(state="open", escalated_at=None),
                name="alarm_nobody_acted_on",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(level="T0", state="open", announced_at=None),
                name="alarm_nobody_told_of",
            ),
            models.Index(fields=["place", "since"], condition=~models.Q(place=""), name="alarm_of_a_place"),
            models.Index(
                fields=["id"],
                condition=models.Q(rule__in=["U02", "U03"], spread_at=None),
                name="alarm_not_yet_spread",
            ),
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
        ASSIGNED = "assigned"
        RESOLVED = "resolved"
        FALSE_ALARM = "false_alarm"
        OTHER = "other"

    alarm = models.ForeignKey(Alarm, models.CASCADE, related_name="deeds")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    note = models.CharField(max_length=300, blank=True)
    to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")  # who shall do it
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"deed {self.pk}"


class FollowUp(models.Model):
    """Where somebody is a month, and three months, after a signal that he may be sent to the war."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_ups")
    alarm = models.ForeignKey(Alarm, models.CASCADE, related_name="follow_ups")  # the signal
    day = models.PositiveSmallIntegerField()  # 30 or 90
    due_at = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=20, choices=Alarm.Outcome.choices, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alarm", "day"], name="a_signal_is_followed_once_a_day")
        ]

    def __str__(self) -> str:
        return f"follow-up {self.pk}"


class ShiftNote(models.Model):
    """What whoever goes off duty leaves to whoever comes next."""

    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"shift note {self.pk}"


class NoteRead(models.Model):
    """Somebody of the next shift has said that she read a note."""

    note = models.ForeignKey(ShiftNote, models.CASCADE, related_name="reads")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "by"], name="a_note_is_read_once_by_each")]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class Ranked(models.Model):
    """Where one group stands on tonight's list, between two moments: kept, so that nobody has to be read."""

    group = models.PositiveIntegerField(primary_key=True)
    rank = models.PositiveIntegerField()  # alarms.ranking.rules.rank: smaller is more urgent
    told = models.DateTimeField()  # since when the newest of what is most urgent stands
    from_at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # the last moment; empty: until somebody touches it

    class Meta:
        indexes = [
            models.Index("rank", models.F("told").desc(), models.F("group").desc(), name="ranked_in_order"),
            models.Index(fields=["until"], name="ranked_until"),
            models.Index(fields=["from_at"], name="ranked_from"),
        ]

    def __str__(self) -> str:
        return f"ranked {self.pk}"


class Touched(models.Model):
    """What may have changed a rank since it was kept: triggers of the database write it down."""

    class Kind(models.TextChoices):
        PERSON = "person"
        MESSAGE = "message"
        IMPORT = "import"

    kind = models.CharField(max_length=7, choices=Kind.choices)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"touched {self.pk}"


class Ranking(models.Model):
    """Of which grouping, and by which windows of the rules, the ranks are; none: nothing is kept yet."""

    grouping = models.BigIntegerField(null=True)
    windows = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_ranking")]

    def __str__(self) -> str:
        return "ranking"

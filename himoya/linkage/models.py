"""Provisional groups: what the matcher believes today. Rebuilt whole, and switched at one stroke."""

from django.db import models

from himoya.people.models import Person


class Grouping(models.Model):
    """One run of the matcher over everybody, and the honest count it gave."""

    made_at = models.DateTimeField()
    current = models.BooleanField(default=False)
    low = models.PositiveIntegerField(default=0)
    point = models.PositiveIntegerField(default=0)
    high = models.PositiveIntegerField(default=0)
    messages = models.PositiveIntegerField(default=0)  # that count; grows with each one taken alone
    added_at = models.DateTimeField(null=True)  # when somebody was last added by hand; empty: nobody was
    usual = models.JSONField(default=dict)  # how usual names and values were among everybody (pure.world)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["current"], condition=models.Q(current=True), name="one_grouping_is_current"
            )
        ]

    def __str__(self) -> str:
        return f"grouping {self.pk}"


class Grouped(models.Model):
    """One identity in one run: the group is named by the smallest person in it."""

    grouping = models.ForeignKey(Grouping, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="grouped")
    group = models.PositiveIntegerField()
    believed = models.PositiveIntegerField(
        null=True
    )  # the group before human verdicts; empty: one of its own

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grouping", "person"], name="a_person_is_in_one_group_of_a_run")
        ]
        indexes = [models.Index(fields=["grouping", "group", "person"])]  # the group's members, from it alone

    def __str__(self) -> str:
        return f"grouped {self.pk}"


class LinkKey(models.Model):
    """What one report shares with another about the same person (pure.keys): so it is found among many."""

    # Looked up by key only; a deletion looks through all of them, which is rare.
    person = models.ForeignKey(Person, models.CASCADE, related_name="link_keys", db_index=False)
    key = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="a_report_has_a_key_once")]

    def __str__(self) -> str:
        return f"link key {self.pk}"


class Doubt(models.Model):
    """Two identities of one run that a person should judge: same or different."""

    grouping = models.ForeignKey(Grouping, models.CASCADE, related_name="doubts")
    left = models.ForeignKey(Person, models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, models.CASCADE, related_name="+")
    probability = models.FloatField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left__lt=models.F("right")), name="a_doubt_is_written_smaller_first"
            ),
            models.UniqueConstraint(fields=["grouping", "left", "right"], name="a_pair_is_doubted_once"),
        ]

    def __str__(self) -> str:
        return f"doubt {self.pk}"

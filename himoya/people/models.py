"""Identities as they were told, and the decisions that join them. A merge moves nothing."""

from django.db import models

from himoya.security.models import Account


class Reporter(models.Model):
    """Someone who told us: a sender in a chat, or the person who filled a list."""

    key = models.CharField(max_length=300, unique=True)  # chat and sender, as the channel names them
    shown_name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"reporter {self.pk}"


class Person(models.Model):
    """Someone held or sought, as one reporter tells of him.

    What is known about him are facts and statements.
    """

    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="persons")
    key = models.CharField(max_length=300)  # folded name, or the relation when no name was told
    name = models.CharField(max_length=300, blank=True)  # Uzbek Latin; empty: not told
    relation = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reporter", "key"], name="a_reporter_tells_of_a_person_once")
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class SamePerson(models.Model):
    """A person decided whether two identities are one. Undone, it is as if it had never been."""

    class Verdict(models.TextChoices):
        SAME = "same"
        DIFFERENT = "different"

    left = models.ForeignKey(Person, models.PROTECT, related_name="+")
    right = models.ForeignKey(Person, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    decided_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    undone_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left__lt=models.F("right")), name="a_pair_is_written_smaller_first"
            ),
            models.UniqueConstraint(
                fields=["left", "right"], condition=models.Q(undone_at=None), name="a_pair_has_one_verdict"
            ),
        ]

    def __str__(self) -> str:
        return f"same person {self.pk}"

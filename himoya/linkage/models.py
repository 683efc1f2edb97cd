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
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    group = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grouping", "person"], name="a_person_is_in_one_group_of_a_run")
        ]
        indexes = [models.Index(fields=["grouping", "group"])]

    def __str__(self) -> str:
        return f"grouped {self.pk}"

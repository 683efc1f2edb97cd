"""Contacts that prove life."""

from django.db import models

from himoya.cases.models import Case
from himoya.security.models import Account


class Call(models.Model):
    """Somebody heard his voice or saw him."""

    class Free(models.TextChoices):
        """Whether he could speak as he wanted."""

        YES = "yes"
        NO = "no"  # somebody stood beside him, or he read from a sheet

    case = models.ForeignKey(Case, models.PROTECT, related_name="calls")
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True)  # how long, when told
    free = models.CharField(max_length=3, choices=Free.choices, blank=True)  # empty: not asked
    note = models.TextField(blank=True)
    noted_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)  # written down by mistake

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(at__lte=models.F("noted_at")), name="a_call_is_noted_after_it_happened"
            )
        ]

    def __str__(self) -> str:
        return f"call {self.pk}"

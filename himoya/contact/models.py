"""Contacts that prove life."""

from django.db import models

from himoya.cases.models import Case
from himoya.security.models import Account


class Call(models.Model):
    """Somebody heard his voice or saw him."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="calls")
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True)  # how long, when told
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

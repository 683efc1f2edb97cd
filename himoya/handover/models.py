"""What was asked to leave, by whom, and who agreed."""

from django.db import models

from himoya.security.models import Account


class ExportRequest(models.Model):
    """Somebody asks to take out everything; a second person has to agree before it can be downloaded."""

    class Format(models.TextChoices):
        CSV = "csv"
        XLSX = "xlsx"
        JSON = "json"

    format = models.CharField(max_length=10, choices=Format.choices)
    contacts = models.BooleanField(default=False)  # with phones of families and reporters
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    refused_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)  # an agreed export is taken once

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agreed_by=None) | ~models.Q(agreed_by=models.F("by")),
                name="a_second_person_agrees",
            )
        ]

    def __str__(self) -> str:
        return f"export request {self.pk}"

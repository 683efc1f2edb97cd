"""When the worker was here last."""

from django.db import models


class Beat(models.Model):
    """The last look at all clocks, in one row: what the desk shows when the worker stands still."""

    at = models.DateTimeField()
    seen = models.BigIntegerField(default=0)  # the last line of the log that was looked through for changes

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_beat")]

    def __str__(self) -> str:
        return "beat"

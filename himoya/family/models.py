"""What a family was given in return for what it wrote."""

from django.db import models

from himoya.messages.models import Message


class Receipt(models.Model):
    """The code that a family keeps. Only its hash is here: nobody can read codes from the database."""

    code_hash = models.CharField(max_length=64, unique=True)
    # Two forms with the same words are one message, and each gets a code.
    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    form_token_hash = models.CharField(max_length=64, unique=True)  # a form sent twice is received once
    # A call that was told with a code: the receipt whose code it was.
    told_with = models.ForeignKey("self", models.SET_NULL, null=True, related_name="calls")
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, default="received")  # received, read, call_us, working

    def __str__(self) -> str:
        return f"receipt {self.pk}"

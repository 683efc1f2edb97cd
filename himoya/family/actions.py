"""Receiving what a family writes."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from himoya.family.models import Receipt
from himoya.family.queries import is_known
from himoya.family.rules import code_from, hashed
from himoya.intake.actions import take_message
from himoya.security import audit

CHAT = "form:public"
TITLE = "family form"
CHANNEL = "form"


def receive(text: str, token: str, now: datetime) -> str:
    """Store the text as a message, and return the code for it.

    The same form with the same words, sent again, gives the same code and stores nothing: nobody loses her
    code by a double tap. Raises BadInput when the text cannot be used.
    """
    sent = f"{token}\n{text}"
    code = code_from(salted_hmac("himoya.family.code", sent, algorithm="sha256").digest())
    try:
        _store(text, hashed(sent), code, now)
    except IntegrityError:
        if not is_known(text, token):  # else the other tap of a double tap was quicker
            raise
    return code


@transaction.atomic
def _store(text: str, mark: str, code: str, now: datetime) -> None:
    if Receipt.objects.filter(form_token_hash=mark).exists():
        return
    message = take_message(
        text, sender="", sent_at=now, chat_key=CHAT, chat_title=TITLE, channel=CHANNEL, by=None
    )
    Receipt.objects.create(code_hash=hashed(code), message=message, form_token_hash=mark, at=now)
    audit.record("family.received", f"message {message.pk}")

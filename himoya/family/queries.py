"""How far we are with what a family wrote."""

from himoya.cases.models import Fact
from himoya.family.models import Receipt
from himoya.family.rules import hashed
from himoya.messages.queries import live_messages
from himoya.security.models import AuditLine


def is_known(text: str, token: str) -> bool:
    """Whether this form was received already."""
    return Receipt.objects.filter(form_token_hash=hashed(f"{token}\n{text}")).exists()


def receipt_of(code: str) -> Receipt | None:
    """The receipt for a code that was understood; None when nobody was given it, or its message is gone."""
    found = Receipt.objects.filter(code_hash=hashed(code)).first()
    return found if found and live_messages().filter(pk=found.message_id).exists() else None


def answer_of(receipt: Receipt) -> str:
    """received, read, call_us or working: what somebody of the group said, else what is seen of the work."""
    if receipt.answer != "received":
        return receipt.answer
    if Fact.objects.filter(message=receipt.message_id, state=Fact.State.ACCEPTED).exists():
        return "working"
    judged = Fact.objects.filter(message=receipt.message_id, judged_at__isnull=False).exists()
    opened = AuditLine.objects.filter(subject=f"message {receipt.message_id}", verb="page.opened")
    return "read" if judged or opened.exists() else "received"

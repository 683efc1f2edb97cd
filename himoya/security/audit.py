"""The log: one line for each thing done, written in the transaction that does it."""

from himoya.common import clock
from himoya.security.models import Account, AuditLine


def record(verb: str, subject: str = "", actor: Account | None = None) -> None:
    """Write one line. `subject` is a kind and a number ("import 3"), never a name."""
    AuditLine.objects.create(at=clock.now(), actor=actor, verb=verb, subject=subject)

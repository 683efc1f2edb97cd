"""How an export request ends. Values in, values out."""

from datetime import datetime, timedelta
from enum import StrEnum

VALID = timedelta(hours=24)  # of a request that nobody answered, and of an agreement that nobody used


class State(StrEnum):
    WAITING = "waiting"
    READY = "ready"
    TAKEN = "taken"
    REFUSED = "refused"
    EXPIRED = "expired"


def state(
    asked_at: datetime,
    agreed_at: datetime | None,
    refused_at: datetime | None,
    taken_at: datetime | None,
    now: datetime,
) -> State:
    """How a request stands now."""
    if taken_at:
        return State.TAKEN
    if refused_at:
        return State.REFUSED
    if now - (agreed_at or asked_at) >= VALID:
        return State.EXPIRED
    return State.READY if agreed_at else State.WAITING

"""How an export request ends. Values in, values out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

VALID = timedelta(hours=24)  # of a request that nobody answered, and of an agreement that nobody used

APART_AGAIN = timedelta(days=7)  # after one account gave another a way in: until then they may be one hand


def in_one_hand(account: int, ways: Iterable[tuple[int, int]]) -> set[int]:
    """Accounts that may be used by whoever uses this one: `ways` says who gave whom a way in.

    Over others, too: somebody who reset two accounts may hold both of them.
    """
    pairs = [{one, other} for one, other in ways]
    held = {account}
    while more := set().union(*(pair for pair in pairs if pair & held)) - held:
        held |= more
    return held - {account}


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

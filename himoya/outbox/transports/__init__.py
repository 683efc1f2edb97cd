"""The ways out, a plain function each: to this address, these words. They raise NotSent and nothing else."""

from collections.abc import Callable

from himoya.outbox.models import Reach
from himoya.outbox.rules import Words
from himoya.outbox.transports import email, telegram

Transport = Callable[[str, Words], None]

TRANSPORTS: dict[str, Transport] = {Reach.Way.EMAIL: email.send, Reach.Way.TELEGRAM: telegram.send}


def is_set_up(way: str) -> bool:
    """Whether the settings say how to send by this way."""
    return {Reach.Way.EMAIL: email.is_set_up, Reach.Way.TELEGRAM: telegram.is_set_up}[Reach.Way(way)]()

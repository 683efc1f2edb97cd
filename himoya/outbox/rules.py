"""What is said to helpers, and when it is said again if nobody could be reached. Pure.

No quiet hours: what is told here cannot wait for the morning.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from himoya.common.say import N_, say

WAITS = (1, 5, 15, 60)  # minutes before each new try; the last is kept
GIVEN_UP = timedelta(days=1)
TOGETHER = timedelta(minutes=10)  # between two messages to one address
CLAIMED = timedelta(minutes=10)  # a worker that has a notice for so long is dead
PROVEN_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Words:
    subject: str
    text: str


def words(fresh: int, waiting: int, language: str) -> Words:
    """The whole message: counts, and the request to open the desk. Nothing else ever stands in it."""
    told = [
        say(N_("%(number)d new T0."), language, number=fresh) if fresh else "",
        say(N_("%(number)d past their time, and nobody acted."), language, number=waiting) if waiting else "",
        say(N_("Please open the desk."), language),
    ]
    text = " ".join(sentence for sentence in told if sentence)
    return Words(text, text)


def proof_words(code: str, language: str) -> Words:
    """What goes to an address that somebody says is hers."""
    text = N_("Your code: %(code)s. It is good for 15 minutes. If you asked for none, you need do nothing.")
    return Words(say(N_("A code"), language), say(text, language, code=code))


def due_at(made_at: datetime, tries: int) -> datetime:
    """When to try after so many failed tries: at once, after 1, 6, 21 and 81 minutes, then each hour."""
    waits = [*WAITS[:tries], *[WAITS[-1]] * (tries - len(WAITS))]
    return made_at + timedelta(minutes=sum(waits))


def is_hopeless(made_at: datetime, tries: int) -> bool:
    """Whether the next try would come more than a day after it was made."""
    return due_at(made_at, tries) > made_at + GIVEN_UP


def is_taken(taken_at: datetime | None, now: datetime) -> bool:
    """Whether a worker that lives is sending it."""
    return taken_at is not None and now - taken_at < CLAIMED

"""What counts as one contact, and which answers ring. Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

EASTMOST = timedelta(hours=14)  # no clock on Earth is further ahead of UTC


class Ring(NamedTuple):
    """A rule that an answer fires, and how soon somebody must act."""

    rule: str  # "U01"
    level: str  # "T0"


# Question of the call card and the code of its answer; the most urgent first.
RINGS = {
    ("signed", "yes"): Ring("U01", "T0"),
    ("health", "despair"): Ring("U05", "T0"),
    ("guests", "yes"): Ring("U03", "T1"),
    ("health", "danger"): Ring("U15", "T1"),
    ("health", "ill"): Ring("U15", "T2"),
    ("place", "other"): Ring("U07", "T2"),
}


def answers_to_ring(said: Mapping[str, str]) -> list[Ring]:
    """What the answers of a call (Call.said) ring, the most urgent first."""
    return [ring for (question, answer), ring in RINGS.items() if said.get(question) == answer]


def before_arrest(at: datetime, arrested: date) -> bool:
    """Whether the whole day of the arrest lay ahead at that moment, wherever on Earth he was arrested."""
    return at < datetime.combine(arrested, time(), UTC) - EASTMOST


def contacts(signs: Iterable[tuple[datetime, datetime]]) -> list[datetime]:
    """Moments of contact, newest first, from (earliest, latest) of each sign.

    The same call told by his mother and by his aunt is one contact: both of one minute, or one known to the
    minute and the other only by its day.
    """
    exact: dict[datetime, datetime] = {}
    of_a_day: dict[datetime, datetime] = {}
    for earliest, latest in signs:
        if earliest == latest:
            exact.setdefault(latest.replace(second=0, microsecond=0), latest)
        else:
            of_a_day.setdefault(earliest, latest)
    moments = list(exact.values())
    days = [
        last for first, last in of_a_day.items() if not any(first <= moment <= last for moment in moments)
    ]
    return sorted([*moments, *days], reverse=True)

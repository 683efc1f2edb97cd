"""A case as the clocks see it: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo


@dataclass(frozen=True, slots=True)
class Stated:
    """What a helper wrote down by hand about him: no message rings for it."""

    number: int
    kind: str
    value: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What he answered in one call, by question of the call card."""

    call: int
    at: datetime
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Due:
    """A day that was written down, or follows from the verdict. `kind` as Deadline.Kind."""

    key: str  # "deadline 12", "term"
    kind: str
    on: date  # the only day, or the first it may be
    until: date | None = None  # the last it may be, when the day is not known


@dataclass(frozen=True, slots=True)
class Around:
    """An alarm about somebody else in the place where he is held."""

    rule: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Where a helper wrote down that he is. `key`: "stay 12", "statement 4"; `at`: when that was known."""

    key: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that alarms without a message follow from. Moments are aware."""

    opened_at: datetime
    zone: tzinfo = UTC  # whose midnight begins a day
    watched: bool = True  # the case is open, or only watched
    status: str = ""  # the strongest that is told or stated: held, at_front, dead...
    status_since: datetime | None = None
    heard: tuple[datetime, ...] = ()  # what proves life, to the day or better
    # The same, also when only the month is known: its first moment, so that no silence hides in it.
    last_heard: datetime | None = None
    heard_until: date | None = None  # the last day it may have been, when the day is not known
    last_sign: datetime | None = None  # of any kind, at the earliest it may have been
    told_days: int | None = None  # how often he calls, as somebody told
    place: str = ""  # as it is shown
    held: Held | None = None  # the same place, when it does not only stand in a message
    left: date | None = None  # he is not there any more, and nobody has written down where he is
    in_force: date | None = None  # since when the verdict holds; only a known day explains anything
    stated: tuple[Stated, ...] = ()
    said: tuple[Said, ...] = ()
    due: tuple[Due, ...] = ()
    taken_back: tuple[tuple[int, datetime], ...] = ()  # consents: number and when
    around: tuple[Around, ...] = field(default=())

    def morning(self, day: date) -> datetime:
        """When this day begins for the group."""
        return datetime.combine(day, time(), tzinfo=self.zone)

"""From what is known of a case to sentences: is it on tonight's list, and why not. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from himoya.alarms.rules import PLACES
from himoya.common.say import N_
from himoya.urgency import Level

SHOWN = (Level.T0, Level.T1, Level.T2)


@dataclass(frozen=True, slots=True)
class Sentence:
    """English, to be said. `words` are said in the reader's language, too; `moments` as people say them."""

    text: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    moments: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """An open alarm. `title` is English."""

    title: str
    level: Level
    since: datetime
    past_window: bool


@dataclass(frozen=True, slots=True)
class Ended:
    """An alarm that is over. Without `by` its ground had gone: `heard`, because somebody heard him."""

    title: str
    at: datetime
    by: str = ""
    outcome: str = ""  # English
    false_alarm: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The watch over his silence."""

    heard_at: datetime | None = None
    expected_at: datetime | None = None
    overdue_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything the answer hangs on, as far as the reader may see it."""

    now: datetime
    place: int | None = None  # 1 is the first on the list
    length: int = 0  # of the list
    below: int = 0  # persons below the cut
    standing: tuple[Standing, ...] = ()  # most urgent first
    ended: tuple[Ended, ...] = ()  # newest first
    watched: bool = True  # its clocks run: the case is open, or kept in view
    status: str = ""  # English
    clock: Clock | None = None  # None: the worker has not looked yet
    some_hidden: bool = False  # alarms of some kinds are not shown to the reader's role
    seen_by: tuple[str, ...] = ()  # names of those who see this case


def why(seen: Seen) -> list[Sentence]:
    """Most important first; never empty."""
    return [*_place(seen), *map(_old, _past(seen)), *map(_over, seen.ended), *_clock(seen), *_who(seen)]


def _place(seen: Seen) -> Iterator[Sentence]:
    if seen.place is not None:
        yield Sentence(
            N_("This person stands on tonight’s list: place %(place)s of %(length)s."),
            {"place": seen.place, "length": seen.length},
        )
    elif not seen.standing:
        yield Sentence(N_("Not on tonight’s list: no alarm is open."))
    elif seen.standing[0].level in SHOWN:
        yield Sentence(
            N_(
                "Not on the first part of tonight’s list: an alarm is open (%(title)s), but others are more "
                "urgent. The list has %(places)s places, and %(below)s persons wait below them."
            ),
            {"places": PLACES, "below": seen.below},
            {"title": seen.standing[0].title},
        )
    else:
        yield Sentence(
            N_("Not on tonight’s list: an alarm is open (%(title)s), but it can wait a week or longer."),
            {},
            {"title": seen.standing[0].title},
        )


def _past(seen: Seen) -> Iterator[Standing]:
    return (one for one in seen.standing if one.past_window)


def _old(one: Standing) -> Sentence:
    return Sentence(
        N_("%(title)s, told %(time)s: the time to act has passed. It stays open as a question."),
        {},
        {"title": one.title},
        {"time": one.since},
    )


def _over(one: Ended) -> Sentence:
    words, moments = {"title": one.title}, {"time": one.at}
    if not one.by:
        text = (
            N_("%(title)s ended by itself %(time)s: somebody heard this person.")
            if one.heard
            else N_("%(title)s ended by itself %(time)s: what it rang for is not so any more.")
        )
        return Sentence(text, {}, words, moments)
    if one.false_alarm:
        text = N_("%(title)s was marked a false alarm by %(who)s %(time)s.")
    elif one.outcome:
        text = N_("%(title)s was ended by %(who)s %(time)s: %(outcome)s.")
        words |= {"outcome": one.outcome}
    else:
        text = N_("%(title)s was ended by %(who)s %(time)s; what came of it is not written down.")
    return Sentence(text, {"who": one.by}, words, moments)


def _clock(seen: Seen) -> Iterator[Sentence]:
    if not seen.watched:
        yield Sentence(
            N_("The case is %(status)s: its clocks do not ring. Only a new message can raise an alarm."),
            {},
            {"status": seen.status},
        )
        return
    clock = seen.clock
    if clock is None:
        yield Sentence(N_("The clocks of this case have not been looked at yet. That happens by itself."))
    elif clock.heard_at is None:
        yield Sentence(
            N_("Nobody has written down a call or a visit yet, so Himoya cannot know when silence is long.")
        )
    else:
        yield Sentence(N_("Last heard %(time)s."), moments={"time": clock.heard_at})
        yield from _rings(clock, seen.now)


def _rings(clock: Clock, now: datetime) -> Iterator[Sentence]:
    if clock.expected_at is not None and clock.expected_at > now:
        yield Sentence(N_("The next call is expected %(time)s."), moments={"time": clock.expected_at})
    if clock.overdue_at is None:
        return
    text = (
        N_("If no call comes, an alarm rings %(time)s.")
        if clock.overdue_at > now
        else N_("No call has come: an alarm rang %(time)s.")
    )
    yield Sentence(text, moments={"time": clock.overdue_at})


def _who(seen: Seen) -> Iterator[Sentence]:
    if seen.some_hidden:
        yield Sentence(
            N_("Alarms of some kinds are shown only to those who call the family: ask the owner of the case.")
        )
    if seen.seen_by:
        yield Sentence(
            N_("On the list of: %(who)s. All others do not see this case."), {"who": ", ".join(seen.seen_by)}
        )

"""From signals to tonight's list. Values in, decision out; `now` is given."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from himoya.urgency import Level, most_urgent, rule

PLACES = 15  # what one organiser can work through in an evening
LEAST = 5  # of T1 and T2 even on a night full of T0: a beating tonight must not hide behind them

TAKES = ("taken", "called_family", "told_lawyer", "wrote", "watching")  # who does this works on it
ENDS = ("resolved", "false_alarm")
UNDO_WITHIN = timedelta(days=1)


def time_to_act(code: str, level: Level, since: datetime, now: datetime) -> datetime | None:
    """By when somebody must have acted, counted from `now`, when the desk can first know of it.

    None when it is a question already, or has no such time.
    """
    within = level.act_within
    return now + within if within is not None and now - since <= rule(code).window else None


@dataclass(frozen=True, slots=True)
class Signal:
    """One rule that a message, or the case itself, triggers about one person, named or not."""

    person: str  # the provisional group, as linkage found it
    rule: str
    level: Level
    quote: str
    message: str  # empty: the case itself shows it
    told_at: datetime  # or when it came true
    alarm: int | None = None  # its number, where alarms are stored
    taken: bool = False  # somebody works on it
    late: bool = False  # nobody acted in time, all were told, and still nobody works on it
    because: Mapping[str, str | int | float] = field(default_factory=dict)  # why, without a message
    source_gone: bool = False  # its import was undone after somebody had acted


@dataclass(frozen=True, slots=True)
class Denial:
    """Someone said that he has signed nothing: shown beside an older U01, never instead of it."""

    person: str
    quote: str
    message: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is on the list: the rule, the words, the other reading, and by when to act."""

    signal: Signal
    act_by: datetime | None
    past_window: bool  # nobody acted inside the window: it is a question now ("is he still there?")
    denied: Denial | None = None
    corrects: bool = False  # no new alarm: another place was told while this one runs


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on tonight's list."""

    person: str
    level: Level
    reasons: tuple[
        Reason, ...
    ]  # most urgent first; every T0 message, and the newest message of each other rule
    late: bool = False  # of what is most urgent and still runs, all were told in vain of some

    @property
    def past_window(self) -> bool:
        return all(reason.past_window for reason in self.reasons if reason.signal.level == self.level)

    @property
    def taken(self) -> bool:
        """Somebody works on everything that is most urgent about him and still runs."""
        worst = [reason for reason in self.reasons if reason.signal.level == self.level]
        running = [reason for reason in worst if not reason.past_window]
        return all(reason.signal.taken for reason in running or worst)

    @property
    def told_at(self) -> datetime:
        """When the newest of what is most urgent was told."""
        return max(reason.signal.told_at for reason in self.reasons if reason.signal.level == self.level)


@dataclass(frozen=True, slots=True)
class Tonight:
    entries: tuple[Entry, ...]
    rest: Mapping[Level, int] = field(default_factory=dict)  # persons below the cut, by level


def tonight(
    signals: Iterable[Signal], denials: Iterable[Denial], now: datetime, *, places: int | None = PLACES
) -> Tonight:
    """Everyone at T0, then the most urgent of T1 and T2 until `places` are filled; None cuts nobody.

    A T0 whose window has passed stays on the list but takes nobody's place.
    """
    last_denial = _newest_by_person(denials, now)
    by_person: dict[str, list[Signal]] = defaultdict(list)
    for signal in signals:
        if signal.told_at <= now:
            by_person[signal.person].append(signal)
    entries = [_entry(person, told, last_denial.get(person), now) for person, told in by_person.items()]
    entries.sort(key=_urgency)
    if places is None:
        return Tonight(tuple(entries))
    shown, rest = cut(entries, places)
    return Tonight(tuple(shown), rest)


def _newest_by_person(denials: Iterable[Denial], now: datetime) -> dict[str, Denial]:
    newest: dict[str, Denial] = {}
    for denial in denials:
        known = newest.get(denial.person)
        if denial.told_at <= now and (known is None or denial.told_at > known.told_at):
            newest[denial.person] = denial
    return newest


def _entry(person: str, told: list[Signal], denial: Denial | None, now: datetime) -> Entry:
    newest: dict[tuple[str, str], Signal] = {}
    for signal in sorted(told, key=_newer):
        # A T0 message never hides behind a newer one: "buried" must not swallow "the coffin is not his".
        # Nor does anything hide behind what is less urgent: it is ranked by the more urgent.
        own = signal.message or f"alarm {signal.alarm}"
        newest[signal.rule, own if signal.level == Level.T0 else signal.level] = signal
    once = {(signal.rule, signal.message or key[1]): signal for key, signal in _least_urgent_first(newest)}
    reasons = [_reason(signal, denial, now) for signal in once.values()]
    reasons.sort(
        key=lambda reason: (reason.signal.level, -reason.signal.told_at.timestamp(), reason.signal.rule)
    )
    level = most_urgent(reason.signal.level for reason in reasons)
    return Entry(person, level, tuple(reasons), _late(told, level, now))


def _late(told: list[Signal], level: Level, now: datetime) -> bool:
    """Also when a newer message of the same rule stands before it: nobody acted on that one either."""
    worst = [signal for signal in told if signal.level == level]
    running = [signal for signal in worst if now - signal.told_at <= rule(signal.rule).window]
    return any(signal.late for signal in running or worst)


def _least_urgent_first(
    newest: Mapping[tuple[str, str], Signal],
) -> list[tuple[tuple[str, str], Signal]]:
    """So that of two readings of one message the more urgent stays."""
    return sorted(newest.items(), key=lambda one: one[1].level, reverse=True)


def _newer(signal: Signal) -> tuple[datetime, str, int]:
    """Later first; of two readings of one message the more urgent."""
    return (signal.told_at, signal.message, -list(Level).index(signal.level))


def _reason(signal: Signal, denial: Denial | None, now: datetime) -> Reason:
    within = signal.level.act_within
    denied = denial if signal.rule == "U01" and denial and denial.told_at > signal.told_at else None
    return Reason(
        signal=signal,
        act_by=signal.told_at + within if within else None,
        past_window=now - signal.told_at > rule(signal.rule).window,
        denied=denied,
    )


def _urgency(entry: Entry) -> tuple[Level, bool, bool, bool, bool, float, str]:
    denied = not entry.past_window and any(reason.denied for reason in entry.reasons)
    newest = -entry.told_at.timestamp()
    return (entry.level, entry.past_window, entry.taken, not entry.late, denied, newest, entry.person)


def cut(entries: list[Entry], places: int) -> tuple[list[Entry], dict[Level, int]]:
    """(who is shown, how many are not by level), from a ranked list."""
    cannot_wait = [entry for entry in entries if entry.level == Level.T0]
    soon = [entry for entry in entries if entry.level in (Level.T1, Level.T2)]
    # Stable: a fresh T2 before a T1 from last spring, and first what nobody works on.
    soon.sort(key=lambda entry: (entry.past_window, entry.taken))
    fresh = sum(not entry.past_window for entry in cannot_wait)
    kept = soon[: max(min(LEAST, places), places - fresh)]
    kept.sort(key=_urgency)
    listed = {entry.person for entry in kept}
    rest: dict[Level, int] = defaultdict(int)
    for entry in entries[len(cannot_wait) :]:
        if entry.person not in listed:
            rest[entry.level] += 1
    return [*cannot_wait, *kept], dict(rest)

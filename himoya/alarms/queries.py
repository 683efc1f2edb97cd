"""Which alarms stand open, and tonight's list of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.models import Alarm
from himoya.alarms.rules import PLACES, Denial, Entry, Reason, Signal, Tonight, tonight
from himoya.alarms.shown_to import shown_to
from himoya.alarms.standing import Standing, first_of, standing
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.linkage.models import Grouping
from himoya.linkage.queries import (
    about_visible,
    counted_messages,
    current,
    groups_with,
    members_of,
)
from himoya.messages.queries import is_live
from himoya.security.models import Account
from himoya.urgency import Level

_LEVELS = {level.value: level for level in Level}
OPEN = (Alarm.State.OPEN, Alarm.State.TAKEN)
BATCH = 5000  # numbers in one question to the database


@dataclass(frozen=True, slots=True)
class StoredTonight:
    """The list, with the groups its persons are named by. `group`: of everybody an open alarm speaks of."""

    tonight: Tonight
    group: dict[int, int]
    grouping: Grouping | None
    messages: int


def stored_tonight(now: datetime, *, places: int | None = PLACES) -> StoredTonight:
    """Everybody an open alarm speaks of, grouped as the matcher believes today, with the words."""
    grouping, alarms = current(), open_alarms()
    group = groups_with(alarms.values("person"))
    signals = _signals(alarms, group)
    listed = tonight(signals, _denials(signals), now, places=places)
    return StoredTonight(
        replace(listed, entries=quoted(listed.entries)), group, grouping, counted_messages(grouping)
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """A part of tonight's list, without the words, and how long the list is."""

    entries: tuple[Entry, ...]
    length: int
    rest: dict[Level, int]


def tonight_screen(account: Account, now: datetime, start: int, size: int) -> Screen:
    """The same list for what this account may see, from place `start` on.

    Everybody is ranked by the database's rows; only who stands on the screen is read.
    """
    alarms = open_alarms(account).filter(since__lte=now)
    shown, rest = _ordered(alarms, now)
    start = max(0, min(start, len(shown)))
    return Screen(_read(alarms, shown[start : start + size], now), len(shown), rest)


def tonight_order(account: Account, now: datetime) -> tuple[list[int], dict[Level, int]]:
    """(groups in the order of tonight's list, how many are below the cut by level); nobody is read."""
    alarms = open_alarms(account).filter(since__lte=now)
    shown, rest = _ordered(alarms, now)
    return [one.group for one in shown], rest


def _ordered(alarms: QuerySet[Alarm], now: datetime) -> tuple[list[Standing], dict[Level, int]]:
    shown, rest = first_of(alarms, now)
    return _denied_last(alarms, shown, now), rest


def _denied_last(alarms: QuerySet[Alarm], shown: list[Standing], now: datetime) -> list[Standing]:
    """Whose signature somebody has denied since stands behind those where nobody has."""
    fresh = [one for one in shown if one.level == Level.T0 and not one.past]
    entries = _entries(alarms.filter(rule="U01"), members_of(one.group for one in fresh), now)
    denied = {int(entry.person) for entry in entries if any(reason.denied for reason in entry.reasons)}
    if denied:
        fresh.sort(key=lambda one: (one.taken, not one.late, one.group in denied))
    return [*fresh, *shown[len(fresh) :]]


def _read(alarms: QuerySet[Alarm], shown: Sequence[Standing], now: datetime) -> tuple[Entry, ...]:
    entries = {entry.person: entry for entry in _entries(alarms, members_of(one.group for one in shown), now)}
    return tuple(entries[str(one.group)] for one in shown if str(one.group) in entries)


def _entries(alarms: QuerySet[Alarm], group: Mapping[int, int], now: datetime) -> tuple[Entry, ...]:
    """Everything that stands open about these persons (person -> group)."""
    signals = [
        signal for some in _batches(list(group)) for signal in _signals(alarms.filter(person__in=some), group)
    ]
    return tonight(signals, _denials(signals), now, places=None).entries


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), BATCH):
        yield numbers[start : start + BATCH]


def open_alarms(account: Account | None = None) -> QuerySet[Alarm]:
    """Alarms that are not over and count, about persons this account may see."""
    visible = about_visible(account) & shown_to(account) if account else Q()
    return Alarm.objects.filter(counts(), visible, state__in=OPEN)


def counts() -> Q:
    """Alarms that no message raised, those of messages that count, and those somebody had acted upon."""
    return ~(~is_live() & Q(source_gone_at=None))


def urgent_groups(account: Account) -> list[tuple[int, Level]]:
    """Groups an open alarm speaks of with their most urgent level: most urgent first, then newest."""
    everybody = standing(open_alarms(account), clock.now())
    everybody.sort(key=attrgetter("told"), reverse=True)
    everybody.sort(key=attrgetter("level", "taken"))
    return [(one.group, _LEVELS[one.level]) for one in everybody]


def quoted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with the words that raised each alarm."""
    entries = tuple(entries)
    numbers = [r.signal.alarm for entry in entries for r in entry.reasons if r.signal.alarm is not None]
    words: dict[int, str] = {}
    for some in _batches(numbers):
        alarms = Alarm.objects.filter(pk__in=some)
        said = Substr("message__text", F("start") + 1, F("end") - F("start"))
        said_ones = alarms.filter(message__isnull=False).annotate(quote=said)
        words |= dict(said_ones.values_list("pk", "quote"))

    def with_words(reason: Reason) -> Reason:
        quote = words.get(reason.signal.alarm or 0, reason.signal.quote)
        return replace(reason, signal=replace(reason.signal, quote=quote))

    return tuple(replace(entry, reasons=tuple(map(with_words, entry.reasons))) for entry in entries)


def _signals(alarms: QuerySet[Alarm], group: Mapping[int, int]) -> list[Signal]:
    rows = alarms.order_by("pk").values_list(
        "pk", "person_id", "rule", "level", "message_id", "since", "state", "because", "source_gone_at",
        "escalated_at",
    )  # fmt: skip
    return [
        Signal(
            person=str(group.get(person, person)),
            rule=rule,
            level=_LEVELS[level],
            quote="",
            message=str(message or ""),
            told_at=since,
            alarm=alarm,
            taken=state == Alarm.State.TAKEN,
            late=state == Alarm.State.OPEN and told_all is not None,
            because=because,
            source_gone=gone_at is not None,
        )
        for alarm, person, rule, level, message, since, state, because, gone_at, told_all in rows.iterator()
    ]


def _denials(signals: Iterable[Signal]) -> list[Denial]:
    """What was said against a signature, about whoever is told to have signed."""
    group = members_of({int(signal.person) for signal in signals if signal.rule == "U01"})
    told = Fact.objects.filter(is_live(), kind="contract", value="refused").exclude(state=Fact.State.REJECTED)
    words = Substr("message__text", F("start") + 1, F("end") - F("start"))
    return [
        Denial(str(group[person]), quote, str(message), told_at)
        for some in _batches(list(group))
        for person, quote, message, told_at in told.filter(person__in=some)
        .annotate(quote=words)
        .order_by("pk")
        .values_list("person_id", "quote", "message_id", "message__sent_at")
        if person is not None
    ]

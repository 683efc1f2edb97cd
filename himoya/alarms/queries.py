"""Which alarms stand open, and tonight's list of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.models import Alarm
from himoya.alarms.ranking.queries import first_kept
from himoya.alarms.ranking.rules import Standing
from himoya.alarms.rules import PLACES, Denial, Entry, Reason, Signal, Tonight, tonight
from himoya.alarms.shown_to import shown_to
from himoya.alarms.standing import Listed, first_of
from himoya.cases.models import Fact
from himoya.common.roles import Right, may
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
    signed = members_of({int(signal.person) for signal in signals if signal.rule == "U01"})
    listed = tonight(signals, _denials(signals, signed), now, places=places)
    return StoredTonight(
        replace(listed, entries=quoted(listed.entries)), group, grouping, counted_messages(grouping)
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """A part of tonight's list, without the words, and how long the list is."""

    entries: tuple[Entry, ...]
    members: dict[int, int]  # everybody who is one of these persons, with the group
    length: int
    rest: dict[Level, int]


def tonight_screen(
    account: Account, now: datetime, start: int, size: int, made: Grouping | None = None
) -> Screen:
    """The same list for what this account may see, from place `start` on. `made`: today's grouping, if known.

    Everybody is ranked by the database's rows; only who stands on the screen is read.
    """
    alarms = open_alarms(account).filter(since__lte=now)
    shown, rest = _first(account, alarms, now, made)
    start = max(0, min(start, len(shown)))
    fresh = _fresh(shown)
    group = members_of(one.group for one in [*fresh, *shown[start : start + size]])
    entries = {int(entry.person): entry for entry in _entries(alarms, group, now)}
    groups = _denied_last(fresh, shown, entries)[start : start + size]
    found = tuple(entries[one] for one in groups if one in entries)
    return Screen(found, {person: root for person, root in group.items() if root in groups}, len(shown), rest)


def tonight_order(account: Account, now: datetime) -> tuple[list[int], dict[Level, int]]:
    """(groups in the order of tonight's list, how many are below the cut by level); nobody is read."""
    alarms = open_alarms(account).filter(since__lte=now)
    shown, rest = _first(account, alarms, now)
    fresh = _fresh(shown)
    signed = _entries(alarms.filter(rule="U01"), members_of(one.group for one in fresh), now)
    return _denied_last(fresh, shown, {int(entry.person): entry for entry in signed}), rest


def _first(account: Account, alarms: QuerySet[Alarm], now: datetime, made: Grouping | None = None) -> Listed:
    # The ranks are kept of everybody and all rules: who sees less is ranked by what she sees.
    kept = sees_every_alarm(account)
    return first_kept(alarms, now, made or current()) if kept else first_of(alarms, now)


def sees_every_alarm(account: Account) -> bool:
    return may(account.role, Right.SEE_ALL_CASES) and not shown_to(account)


def _fresh(shown: Sequence[Standing]) -> list[Standing]:
    """Who cannot wait and is no question yet: they stand first."""
    return [one for one in shown if one.level == Level.T0 and not one.past]


def _denied_last(
    fresh: Sequence[Standing], shown: Sequence[Standing], entries: Mapping[int, Entry]
) -> list[int]:
    """The groups in their order: whose signature somebody has denied since stands behind the others."""
    denied = {group for group, entry in entries.items() if any(reason.denied for reason in entry.reasons)}
    first = sorted(fresh, key=lambda one: (one.taken, not one.late, one.group in denied))
    return [one.group for one in [*first, *shown[len(fresh) :]]]


def _entries(alarms: QuerySet[Alarm], group: Mapping[int, int], now: datetime) -> tuple[Entry, ...]:
    """Everything that stands open about these persons (person -> group)."""
    signals = [
        signal for some in _batches(list(group)) for signal in _signals(alarms.filter(person__in=some), group)
    ]
    return tonight(signals, _denials(signals, group), now, places=None).entries


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
        for alarm, person, rule, level, message, since, state, because, gone_at, told_all in rows
    ]


def _denials(signals: Iterable[Signal], members: Mapping[int, int]) -> list[Denial]:
    """What was said against a signature, about whoever is told to have signed (`members`: with his group)."""
    signed = {int(signal.person) for signal in signals if signal.rule == "U01"}
    group = {person: root for person, root in members.items() if root in signed}
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

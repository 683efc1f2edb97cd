"""Which alarms stand open, and tonight's list of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.models import Alarm
from himoya.alarms.rules import PLACES, Denial, Entry, Reason, Signal, Tonight, tonight
from himoya.cases.models import Fact
from himoya.linkage.models import Grouping
from himoya.linkage.queries import about_visible, counted_messages, current, groups_with, members_with
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
    listed = unquoted_tonight(now, places=places)
    return replace(listed, tonight=replace(listed.tonight, entries=quoted(listed.tonight.entries)))


def unquoted_tonight(
    now: datetime, *, places: int | None = PLACES, account: Account | None = None
) -> StoredTonight:
    """The list without the words, which `quoted` fetches for those who are shown.

    `account`: only persons it may see.
    """
    grouping = current()
    alarms = open_alarms(account)
    group = groups_with(alarms.values("person"))
    signals = _signals(alarms, group)
    listed = tonight(signals, _denials(alarms), now, places=places)
    return StoredTonight(listed, group, grouping, counted_messages(grouping))


def open_alarms(account: Account | None = None) -> QuerySet[Alarm]:
    """Alarms that are not over, of messages that count, about persons this account may see."""
    visible = about_visible(account) if account else Q()
    return Alarm.objects.filter(is_live(), visible, state__in=OPEN)


def urgent_groups(account: Account) -> list[tuple[int, Level]]:
    """Groups an open alarm speaks of with their most urgent level: most urgent first, then newest."""
    alarms = open_alarms(account)
    group = groups_with(alarms.values("person"))
    worst: dict[int, tuple[str, float]] = {}
    for person, level, told_at in alarms.values_list("person_id", "level", "message__sent_at"):
        root = group.get(person, person)
        known = worst.get(root, (level, 0.0))
        worst[root] = min(level, known[0]), min(-told_at.timestamp(), known[1])
    return [(root, Level(level)) for root, (level, _at) in sorted(worst.items(), key=lambda one: one[1])]


def quoted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries with the words that raised each alarm."""
    entries = tuple(entries)
    numbers = [r.signal.alarm for entry in entries for r in entry.reasons if r.signal.alarm is not None]
    words: dict[int, str] = {}
    for start in range(0, len(numbers), BATCH):
        alarms = Alarm.objects.filter(pk__in=numbers[start : start + BATCH])
        said = Substr("message__text", F("start") + 1, F("end") - F("start"))
        words |= dict(alarms.annotate(quote=said).values_list("pk", "quote"))

    def with_words(reason: Reason) -> Reason:
        quote = words.get(reason.signal.alarm or 0, reason.signal.quote)
        return replace(reason, signal=replace(reason.signal, quote=quote))

    return tuple(replace(entry, reasons=tuple(map(with_words, entry.reasons))) for entry in entries)


def _signals(alarms: QuerySet[Alarm], group: Mapping[int, int]) -> list[Signal]:
    rows = alarms.order_by("pk").values_list(
        "pk", "person_id", "rule", "level", "message_id", "message__sent_at", "state"
    )
    return [
        Signal(
            person=str(group.get(person, person)),
            rule=rule,
            level=_LEVELS[level],
            quote="",
            message=str(message),
            told_at=told_at,
            alarm=alarm,
            taken=state == Alarm.State.TAKEN,
        )
        for alarm, person, rule, level, message, told_at, state in rows.iterator()
    ]


def _denials(alarms: QuerySet[Alarm]) -> list[Denial]:
    """What was said against a signature, about whoever is told to have signed."""
    signed = alarms.filter(rule="U01").values("person")
    told = Fact.objects.filter(is_live(), kind="contract", value="refused", person__isnull=False)
    rows = (
        told.filter(Q(person__in=signed) | Q(person__in=members_with(signed)))
        .exclude(state=Fact.State.REJECTED)
        .annotate(quote=Substr("message__text", F("start") + 1, F("end") - F("start")))
        .order_by("pk")
        .values_list("person_id", "quote", "message_id", "message__sent_at")
    )
    found = list(rows.iterator())
    group = groups_with([person for person, *_rest in found if person is not None])
    return [
        Denial(str(group.get(person, person)), quote, str(message), told_at)
        for person, quote, message, told_at in found
        if person is not None
    ]

"""Tonight's list over the stored alarms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.corrections import PlaceTold, with_corrections
from himoya.alarms.display import MessageShown, TonightPage, shown
from himoya.alarms.models import Alarm
from himoya.alarms.rules import PLACES, Denial, Entry, Signal, Tonight, tonight
from himoya.cases.models import Fact
from himoya.linkage.models import Grouping
from himoya.linkage.queries import current, group_of
from himoya.messages.models import Message
from himoya.messages.queries import live_messages
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.urgency import Level

PAGE = 30  # persons on one screen
OPEN = (Alarm.State.OPEN, Alarm.State.TAKEN)


@dataclass(frozen=True, slots=True)
class StoredTonight:
    """The list, with the groups its persons are named by."""

    tonight: Tonight
    group: dict[int, int]
    grouping: Grouping | None
    messages: int


def stored_tonight(now: datetime, *, places: int | None = PLACES) -> StoredTonight:
    """Everybody an open alarm speaks of, grouped as the matcher believes today."""
    grouping = current()
    group = group_of(grouping)
    listed = tonight(_signals(group), _denials(group), now, places=places)
    return StoredTonight(listed, group, grouping, live_messages().count())


def tonight_page(account: Account, now: datetime, language: str, start: int = 0) -> TonightPage:
    """One screen of tonight's list for this account. Until cases are given to helpers, all staff see all."""
    stored = stored_tonight(now)
    entries = stored.tonight.entries
    start = max(0, min(start, len(entries)))
    screen = Tonight(corrected(entries[start : start + PAGE], stored.group, now))
    names, relations = told_names(screen.entries, stored.group)
    grouping, rest = stored.grouping, stored.tonight.rest
    return TonightPage(
        entries=tuple(shown(screen, texts_of(screen.entries), names, language, now, relations=relations)),
        rest_t1_t2=rest.get(Level.T1, 0) + rest.get(Level.T2, 0),
        rest_later=rest.get(Level.T3, 0) + rest.get(Level.T4, 0),
        persons_low=grouping.low if grouping else 0,
        persons=grouping.point if grouping else 0,
        persons_high=grouping.high if grouping else 0,
        messages=stored.messages,
        made_at=now,
        next_start=start + PAGE if start + PAGE < len(entries) else None,
        previous_start=max(0, start - PAGE) if start else None,
    )


def corrected(entries: tuple[Entry, ...], group: dict[int, int], now: datetime) -> tuple[Entry, ...]:
    """The entries with what was told anew about the place while their alarm runs."""
    running = {int(entry.person) for entry in entries if entry.level == Level.T0}
    if not running:
        return entries
    told = _told_places(running, group, now)
    names = _names({int(place.person) for place in told} | running, group)[0]
    return tuple(with_corrections(entry, told, names) for entry in entries)


def _told_places(running: set[int], group: dict[int, int], now: datetime) -> list[PlaceTold]:
    """Every word about the place of these groups, and of all others that were ever told of in one of them."""
    his = [person for person, root in group.items() if root in running]
    places = set(_places().filter(person__in=his).values_list("value", flat=True))
    there = _places().filter(value__in=places).values_list("person", flat=True)
    roots = running | {group.get(person, person) for person in there if person is not None}
    told = (
        _places()
        .filter(
            person__in=[person for person, root in group.items() if root in roots], message__sent_at__lte=now
        )
        .annotate(quote=Substr("message__text", F("start") + 1, F("end") - F("start")))
        .values_list("person_id", "value", "quote", "message_id", "message__sent_at")
    )
    return [
        PlaceTold(str(group.get(person, person)), place, quote, str(message), told_at)
        for person, place, quote, message, told_at in told
        if person is not None
    ]


def _places() -> QuerySet[Fact]:
    facts = Fact.objects.filter(kind="facility", message__in=live_messages(), person__isnull=False)
    return facts.exclude(state=Fact.State.REJECTED)


def _signals(group: dict[int, int]) -> list[Signal]:
    rows = (
        Alarm.objects.filter(state__in=OPEN, message__in=live_messages())
        .annotate(quote=Substr("message__text", F("start") + 1, F("end") - F("start")))
        .values_list("person_id", "rule", "level", "quote", "message_id", "message__sent_at")
    )
    return [
        Signal(str(group.get(person, person)), rule, Level(level), quote, str(message), told_at)
        for person, rule, level, quote, message, told_at in rows.iterator()
    ]


def _denials(group: dict[int, int]) -> list[Denial]:
    rows = (
        Fact.objects.filter(
            kind="contract", value="refused", message__in=live_messages(), person__isnull=False
        )
        .exclude(state=Fact.State.REJECTED)
        .annotate(quote=Substr("message__text", F("start") + 1, F("end") - F("start")))
        .values_list("person_id", "quote", "message_id", "message__sent_at")
    )
    return [
        Denial(str(group.get(person, person)), quote, str(message), told_at)
        for person, quote, message, told_at in rows.iterator()
        if person is not None
    ]


def texts_of(entries: Iterable[Entry]) -> dict[str, MessageShown]:
    """The messages that the list quotes."""
    numbers = {int(reason.signal.message) for entry in entries for reason in entry.reasons}
    messages = Message.objects.filter(pk__in=numbers).select_related("chat")
    return {str(m.pk): MessageShown(text=m.text, told_by=m.sender, channel=m.chat.title) for m in messages}


def told_names(
    entries: Iterable[Entry], group: dict[int, int]
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The fullest name told of each person on the list, and what he is to whoever told of him."""
    return _names({int(entry.person) for entry in entries}, group)


def _names(wanted: set[int], group: dict[int, int]) -> tuple[dict[str, str | None], dict[str, str]]:
    members = [person for person, root in group.items() if root in wanted] or list(wanted)
    names: dict[str, str | None] = {}
    relations: dict[str, str] = {}
    people = Person.objects.filter(pk__in=members).order_by("pk")
    for number, name, relation in people.values_list("pk", "name", "relation"):
        root = str(group.get(number, number))
        names[root] = max(names.get(root) or "", name, key=len) or None
        relations.setdefault(root, relation)
    return names, relations

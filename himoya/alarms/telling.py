"""What was told about the persons on tonight's list: names, the messages that are quoted, the places."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.corrections import PlaceTold, with_corrections
from himoya.alarms.display import MessageShown
from himoya.alarms.queries import BATCH
from himoya.alarms.rules import Entry
from himoya.cases.models import Fact
from himoya.linkage.queries import groups_with, members_of
from himoya.messages.models import Message
from himoya.messages.queries import is_live
from himoya.people.models import Person
from himoya.urgency import Level


def corrected(
    entries: tuple[Entry, ...],
    now: datetime,
    *,
    only_running: bool = False,
    members: Mapping[int, int] | None = None,
) -> tuple[Entry, ...]:
    """The entries with what was told anew about the place while their alarm ran.

    `only_running`: alarms whose window has passed are left as they are. `members`: everybody who is one of
    these persons, with the group, where that is known already.
    """
    asked = [e for e in entries if e.level == Level.T0 and not (only_running and e.past_window)]
    if not asked:
        return entries
    running = {int(entry.person) for entry in asked}
    alarms = [r for e in asked for r in e.reasons if r.signal.level == Level.T0]
    since = min(r.signal.told_at for r in alarms if not (only_running and r.past_window))
    known = members_of(running) if members is None else members
    his = {person: group for person, group in known.items() if group in running}
    told, group = _told_places(his, since, now)
    if not told:
        return entries
    names = names_among(group)[0]
    words: dict[str, Entry] = {entry.person: with_corrections(entry, told, names) for entry in asked}
    return tuple(words.get(entry.person, entry) for entry in entries)


def _told_places(
    his: dict[int, int], since: datetime, now: datetime
) -> tuple[list[PlaceTold], dict[int, int]]:
    """Every word about the place of these persons, and of all others who were ever told of in one of them.

    Of others only those somebody told of after `since`: no older word can correct anything. Also gives all of
    them with their groups.
    """
    places = set(_places().filter(person__in=his).values_list("value", flat=True))
    if not places:
        return [], his
    lately = Q(person__told_at=None) | Q(person__told_at__gte=since)
    there = _places().filter(lately, value__in=places).values("person")
    group = his | members_of(set(groups_with(there).values()))
    told = (
        _places()
        .filter(person__in=list(group), message__sent_at__lte=now)
        .annotate(quote=Substr("message__text", F("start") + 1, F("end") - F("start")))
        .values_list("person_id", "value", "quote", "message_id", "message__sent_at")
    )
    return [
        PlaceTold(str(group.get(person, person)), place, quote, str(message), told_at)
        for person, place, quote, message, told_at in told
        if person is not None
    ], group


def _places() -> QuerySet[Fact]:
    facts = Fact.objects.filter(is_live(), kind="facility", person__isnull=False)
    return facts.exclude(state=Fact.State.REJECTED)


def texts_of(entries: Iterable[Entry]) -> dict[str, MessageShown]:
    """The messages that the list quotes."""
    told = (reason.signal.message for entry in entries for reason in entry.reasons)
    numbers = sorted({int(message) for message in told if message})
    texts: dict[str, MessageShown] = {}
    for start in range(0, len(numbers), BATCH):
        messages = Message.objects.filter(pk__in=numbers[start : start + BATCH]).select_related("chat")
        texts |= {str(m.pk): MessageShown(m.text, told_by=m.sender, channel=m.chat.title) for m in messages}
    return texts


def told_names(entries: Iterable[Entry]) -> tuple[dict[str, str | None], dict[str, str]]:
    """The fullest name told of each person on the list, and what he is to whoever told of him."""
    return names_of({int(entry.person) for entry in entries})


def names_of(groups: Iterable[int]) -> tuple[dict[str, str | None], dict[str, str]]:
    """By group: the fullest name told, and what he is to whoever told of him."""
    return names_among(members_of(groups))


def names_among(group: Mapping[int, int]) -> tuple[dict[str, str | None], dict[str, str]]:
    """The same, of these persons with their groups."""
    members = list(group)
    names: dict[str, str | None] = {}
    relations: dict[str, str] = {}
    for start in range(0, len(members), BATCH):
        people = Person.objects.filter(pk__in=members[start : start + BATCH]).order_by("pk")
        for number, name, relation in people.values_list("pk", "name", "relation"):
            root = str(group[number])
            names[root] = max(names.get(root) or "", name, key=len) or None
            relations.setdefault(root, relation)
    return names, relations

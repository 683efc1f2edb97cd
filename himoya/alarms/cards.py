"""What stands on a card beside its reasons: who may be asked, that nobody acted, who else fell silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q

from himoya.alarms.display import PersonOnList
from himoya.alarms.models import Alarm, Deed
from himoya.cases.models import Case, Given
from himoya.cases.queries import accounts_with
from himoya.common.roles import Right, Role, may
from himoya.contact.models import Watch
from himoya.security.models import Account
from himoya.urgency import rule

SILENCE = ("U03", "U06", "U09")  # then it matters whether others of the same place fell silent, too
LATELY = timedelta(days=7)


@dataclass(slots=True)
class Card:
    """`asked`: the deed by which somebody was asked who has not taken it yet."""

    asked: Deed | None = None
    nobody_since: datetime | None = None  # nobody acted in time, and all were told so
    not_known: bool = False  # somebody looked, and nobody knows what came of it
    fell_silent: int = 0  # others of the same place, within a week
    seen_by: tuple[Role, ...] = ()
    may_be_asked: list[Account] = field(default_factory=list)


def cards(
    account: Account,
    entries: Sequence[PersonOnList],
    group: Mapping[int, int],
    asked: Mapping[int, Deed | None],
    now: datetime,
) -> dict[int, Card]:
    """One for each person on the screen, by number of the group.

    `group`: of all who are one of them. `asked`: the newest such deed of each.
    As many queries for one card as for twenty.
    """
    found = {int(entry.person): _card(entry) for entry in entries}
    numbers = {r.alarm: int(e.person) for e in entries for r in e.reasons if r.alarm is not None}
    _what_waits(found, numbers, asked)
    silent = {int(e.person) for e in entries if any(r.rule in SILENCE for r in e.reasons)}
    if silent:
        for root, count in _fell_silent(silent, group, now).items():
            found[root].fell_silent = count
    if may(account.role, Right.WORK):
        _who_may_be_asked(found, group, account)
    return found


def _card(entry: PersonOnList) -> Card:
    sees_all = [role for role in Role if all(role in rule(one.rule).seen_by for one in entry.reasons)]
    return Card(seen_by=tuple(sees_all))


def _what_waits(found: dict[int, Card], numbers: Mapping[int, int], asked: Mapping[int, Deed | None]) -> None:
    rows = Alarm.objects.filter(pk__in=numbers).order_by("fired_at", "pk")
    columns = ("pk", "state", "fired_at", "escalated_at", "assigned_to", "outcome")
    for pk, state, fired_at, escalated_at, to, outcome in rows.values_list(*columns):
        root = numbers[pk]
        card, deed = found[root], asked.get(root)
        card.not_known |= outcome == Alarm.Outcome.NOT_KNOWN
        if state != Alarm.State.OPEN:
            continue
        if escalated_at is not None:
            card.nobody_since = card.nobody_since or fired_at
        if deed is not None and deed.to_id == to:
            card.asked = deed


def _fell_silent(roots: set[int], group: Mapping[int, int], now: datetime) -> dict[int, int]:
    """How many others of the same place became overdue within a week. One query for all."""
    mine = [person for person, root in group.items() if root in roots]
    places = Watch.objects.filter(case__person__in=mine).exclude(place="").values("place")
    lately = Q(overdue_at__gt=now - LATELY, overdue_at__lte=now)
    there = Watch.objects.filter(Q(case__person__in=mine) | lately, place__in=places)
    silent: dict[str, set[int]] = defaultdict(set)
    held: dict[int, set[str]] = defaultdict(set)
    for place, person, overdue_at in there.values_list("place", "case__person", "overdue_at"):
        if person in group:
            held[group[person]].add(place)
        if overdue_at is not None and now - LATELY < overdue_at <= now:
            silent[place].add(group.get(person, person))
    return {
        root: len(set[int]().union(*(silent[place] for place in held[root])) - {root})
        for root in roots
        if root in held
    }


def _who_may_be_asked(found: dict[int, Card], group: Mapping[int, int], account: Account) -> None:
    others = list(accounts_with(Right.WORK).exclude(pk=account.pk))
    if all(may(one.role, Right.SEE_ALL_CASES) for one in others):
        for card in found.values():
            card.may_be_asked = others
        return
    owners = Case.objects.filter(person__in=group, owner__isnull=False).values_list("person", "owner")
    given = Given.objects.filter(case__person__in=group, ended_at=None)
    sees: dict[int, set[int]] = defaultdict(set)
    for person, who in _both(owners, given.values_list("case__person", "account")):
        sees[group[person]].add(who)
    for one in others:
        for root, card in found.items():
            if may(one.role, Right.SEE_ALL_CASES) or one.pk in sees[root]:
                card.may_be_asked.append(one)


def _both(*rows: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for some in rows:
        yield from some

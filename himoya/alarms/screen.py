"""One screen of tonight's list, for one account."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from himoya.alarms.display import TonightPage, shown
from himoya.alarms.models import Deed
from himoya.alarms.queries import quoted, tonight_screen
from himoya.alarms.rules import ENDS, UNDO_WITHIN, Tonight
from himoya.alarms.shown_to import shown_to
from himoya.alarms.telling import corrected, names_among, texts_of
from himoya.cases.queries import cases_visible_to
from himoya.common.roles import Right, may
from himoya.linkage.models import Grouping
from himoya.linkage.queries import (
    about_visible,
    counted_messages,
    current,
    mates_of,
    todays,
)
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.urgency import Level

PAGE = 20  # persons on one screen
DEEDS = 8  # shown of one person, newest first
# What the page shows: whole rows of alarms and accounts are slow to put together.
OF_A_DEED = ("kind", "note", "at", "to", "by", "alarm__person", "alarm__outcome")
NAMED = ("by__name", "by__username", "to__name", "to__username")


@dataclass(slots=True)
class Work:
    """What is done about one person: the case, and what was written down on this list."""

    case: int | None = None
    deeds: list[Deed] = field(default_factory=list)
    asked: Deed | None = None  # the newest by which somebody was asked to act


def tonight_page(account: Account, now: datetime, language: str, start: int = 0) -> TonightPage:
    """One screen of tonight's list with the persons this account may see."""
    grouping = current()
    listed = tonight_screen(account, now, start, PAGE, grouping)
    start = max(0, min(start, listed.length))
    entries = corrected(quoted(listed.entries), now, only_running=True, members=listed.members)
    names, relations = names_among(listed.members)
    low, persons, high = _count(account, grouping)
    return TonightPage(
        entries=tuple(shown(Tonight(entries), texts_of(entries), names, language, now, relations=relations)),
        members=listed.members,
        rest_t1_t2=listed.rest.get(Level.T1, 0) + listed.rest.get(Level.T2, 0),
        rest_later=listed.rest.get(Level.T3, 0) + listed.rest.get(Level.T4, 0),
        persons_low=low,
        persons=persons,
        persons_high=high,
        messages=counted_messages(grouping),
        made_at=now,
        next_start=start + PAGE if start + PAGE < listed.length else None,
        previous_start=max(0, start - PAGE) if start else None,
    )


def _count(account: Account, made: Grouping | None) -> tuple[int, int, int]:
    if may(account.role, Right.SEE_ALL_CASES):
        return (made.low, made.point, made.high) if made else (0, 0, 0)
    # The honest band is one of everybody; of those given to her she is told how many they are.
    given = cases_visible_to(account).values("person")
    grouped = todays().filter(person__in=given).values("group").distinct().count()
    alone = Person.objects.filter(pk__in=given).exclude(pk__in=todays().values("person")).count()
    return (grouped + alone,) * 3


def work_on(account: Account, group: Mapping[int, int]) -> dict[int, Work]:
    """Case and deeds of each person on the list, by the number of the group. `group`: of all who are one."""
    work = {root: Work() for root in group.values()}
    cases = cases_visible_to(account).filter(person__in=group).order_by("-pk")
    for case, person in cases.values_list("pk", "person_id"):
        work[group[person]].case = case
    seen = Deed.objects.filter(shown_to(account, "alarm__"), alarm__person__in=group, undone_at=None)
    deeds = seen.select_related("by", "to", "alarm")
    for deed in deeds.only(*OF_A_DEED, *NAMED).order_by("-at", "-pk"):
        his = work[group[deed.alarm.person_id]]
        if deed.kind == Deed.Kind.ASSIGNED and his.asked is None:
            his.asked = deed
        if len(his.deeds) < DEEDS:
            his.deeds.append(deed)
    return work


def ended_today(account: Account, now: datetime) -> list[tuple[Deed, str | None]]:
    """What this account ended within the day and may still take back, with the person's name."""
    mine = Deed.objects.filter(
        about_visible(account, "alarm__person"),
        shown_to(account, "alarm__"),
        kind__in=ENDS,
        by=account,
        undone_at=None,
        at__gt=now - UNDO_WITHIN,
    )
    ended = list(mine.select_related("alarm").only(*OF_A_DEED).order_by("-at")[:PAGE])
    if not ended:
        return []
    group = mates_of({deed.alarm.person_id for deed in ended})
    names = names_among(group)[0]
    return [(deed, names.get(str(group[deed.alarm.person_id]))) for deed in ended]

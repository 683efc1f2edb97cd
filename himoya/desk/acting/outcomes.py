"""Alive and not at the front, thirty and ninety days after a signal: what the work is measured by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.alarms.outcomes.queries import Followed, Signal, followed, lost
from himoya.alarms.outcomes.rules import DAYS, Column, Quickness, table
from himoya.alarms.telling import names_of
from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.common.roles import Right, may
from himoya.common.say import N_
from himoya.desk.page import page
from himoya.handover.figures.rules import shown
from himoya.linkage.queries import members_of
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account
from himoya.urgency import Level

COLUMNS = {
    Column.SAFE: N_("alive, in custody or at home"),
    Column.FRONT: N_("at the front, or a prisoner of war"),
    Column.MISSING: N_("missing"),
    Column.DEAD: N_("dead, or said to be dead"),
    Column.LOST: N_("nobody can say"),
    Column.MISTAKE: N_("it was somebody else, or something else"),
    Column.NOT_DUE: N_("the day has not come yet"),
}
Count = Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class Row:
    words: str
    counts: list[int | None]  # one for each of DAYS; None: too few to be shown


@dataclass(frozen=True, slots=True)
class Speed:
    level: Level
    signals: int | None
    within: int | None
    share: int | None  # of a hundred
    hours: str  # the median; "" when too few acted


@dataclass(frozen=True, slots=True)
class Lost:
    name: str | None
    case: int | None


@allow(Right.SEE_FIGURES)
@require_safe
def outcomes(request: StaffRequest) -> HttpResponse:
    now, inside = clock.now(), may(request.user.role, Right.SEE_CASES)
    found = followed(now)
    count: Count = (lambda number: number) if inside else shown
    values = {
        "now": now,
        "inside": inside,
        "days": DAYS,
        "nothing": not found.columns[DAYS[0]],
        "rows": _rows(found, count),
        "speeds": [_speed(Level(level), one, count) for level, one in found.quickness.items()],
        "lost": _lost(request.user, lost(request.user, found, DAYS[0])) if inside else [],
    }
    return page(request, "acting/outcomes.html", values, seen="outcomes")


def _rows(found: Followed, count: Count) -> list[Row]:
    tables = [table(where for _one, where in found.columns[day]) for day in DAYS]
    total = [count(sum(one.values())) for one in tables]
    rows = [Row(gettext(words), [count(one[code]) for one in tables]) for code, words in COLUMNS.items()]
    return [*rows, Row(gettext("all signals"), total)]


def _speed(level: Level, one: Quickness, count: Count) -> Speed:
    signals, within = count(one.signals), count(one.within)
    enough = one.median is not None and count(one.acted) is not None
    return Speed(
        level=level,
        signals=signals,
        within=within,
        share=round(100 * within / signals) if signals and within is not None else None,
        hours=_hours(one.median) if enough and one.median is not None else "",
    )


def _hours(wait: timedelta) -> str:
    hours, minutes = divmod(round(wait.total_seconds() / 60), 60)
    return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


def _lost(account: Account, signals: list[Signal]) -> list[Lost]:
    names = names_of({one.group for one in signals})[0]
    group = members_of({one.group for one in signals})
    cases = cases_visible_to(account).filter(person__in=group).values_list("person_id", "pk")
    case = {group[person]: number for person, number in cases}
    return [Lost(names.get(str(one.group)), case.get(one.group)) for one in signals]

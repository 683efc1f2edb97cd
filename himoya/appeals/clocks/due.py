"""One clock, one start: when it runs out.

What the three dates mean:

- **earliest**: the amount counted, and nothing added for days off unless the law is known to say so.
- **latest**: the last day under every reading that is still open. Where it is not known whether a last day
  on a day off moves (`roll` unverified), here it has moved to the next working day. Where an authority may
  take longer without telling anybody, here it has done so.
- **usual**: the day to act by. Time given to an authority: moved to a working day, because a complaint that
  is a day early is lost. Time given to the family: not moved, because a day late is lost too.

An extension that must be told (`extension_needs_notice`) counts only when it was: `extended`. What it would
give is in `if_extended`. Where the law says "days" and nobody knows which kind, calendar days are counted,
and `if_working_days` is the last day if working days were meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from himoya.appeals.clocks import steps as counting
from himoya.appeals.clocks.calendar import Calendar, Days, guessed
from himoya.appeals.clocks.steps import Step
from himoya.appeals.clocks.term import Term, spans
from himoya.common.errors import BadInput
from himoya.common.say import N_

FIRST_YEAR, LAST_YEAR = 1992, 2090
TOO_FAR = N_("Days are counted between the years %(first)s and %(last)s. Check the year.")
TOO_OFTEN = N_("This time can be extended %(most)s times at most, not %(asked)s times.")
Moment = date | datetime


@dataclass(frozen=True)
class Due:
    """When a clock runs out, with how it was counted. Hours give a datetime, everything else a date.

    `steps` lead to the usual date, and on to the day it would move to where that is open; their amounts add
    up to what was counted. `open`: codes of questions that no source answers (`roll`, `day_kind`,
    `holiday_guessed`, `moves_unknown`).
    """

    earliest: Moment
    usual: Moment
    latest: Moment
    steps: tuple[Step, ...]
    confidence: str
    source: str
    open: tuple[str, ...] = ()
    if_extended: Moment | None = None
    if_working_days: date | None = None


def due(term: Term, start: Moment, calendars: Mapping[str, Calendar], *, extended: int = 0) -> Due:
    """When the clock that began at `start` runs out. `extended`: how often longer time was told.

    Hours from a mere date: the earliest count begins with the day, the latest with its end. A datetime keeps
    its zone; for days and longer its date counts. Raises BadInput for years out of reach and for more
    extensions than there are.
    """
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise BadInput(TOO_FAR, first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return _due(term, start, calendars, extended)
    except (OverflowError, ValueError):  # so many months or years that no calendar reaches so far
        raise BadInput(TOO_FAR, first=FIRST_YEAR, last=LAST_YEAR) from None


def _due(term: Term, start: Moment, calendars: Mapping[str, Calendar], extended: int) -> Due:
    if extended > len(term.extensions):
        raise BadInput(TOO_OFTEN, most=len(term.extensions), asked=int(extended))
    days = Days([calendars[country] for country in term.calendar])
    now, most = spans(term, extended), _longest(term, extended)
    careful = term.side == "authority"
    first, _ = _counted(term, _begun(term, start), days, now)
    end, shown = _counted(term, _begun(term, start, late=careful), days, now)
    last, _ = _counted(term, _begun(term, start, late=True), days, most)
    moves, may_move = term.roll == "next_working_day", term.roll != "none"
    usual = _moved(end, days) if moves or (careful and may_move) else end
    moving = list(counting.moved(_day(end), days)) if may_move else []
    return Due(
        earliest=_moved(first, days) if moves else first,
        usual=usual,
        latest=max(usual, _moved(last, days) if may_move else last),
        steps=(*shown, *moving),
        confidence=term.confidence,
        source=term.source_id,
        open=tuple(_open(term, days, [*shown, *moving], _day(last))),
        if_extended=_if_extended(term, start, calendars, extended),
        if_working_days=_if_working_days(term, start, days, extended),
    )


def _begun(term: Term, start: Moment, *, late: bool = False) -> Moment:
    if term.unit != "hour":
        return _day(start)
    if isinstance(start, datetime):
        return start
    return datetime.combine(start, time()) + timedelta(days=late)


def _longest(term: Term, extended: int) -> list[tuple[int, str]]:
    return spans(term, extended if term.extension_needs_notice else len(term.extensions))


def _counted(
    term: Term, start: Moment, days: Days, parts: Iterable[tuple[int, str]]
) -> tuple[Moment, list[Step]]:
    """The last day or hour, not moved, and the steps to it."""
    at, found, first = start, [], term.count_first_day
    for amount, unit in parts:
        if unit == "hour" and isinstance(at, datetime):
            found += list(counting.hours(at, amount))
            at = _after(at, timedelta(hours=amount))
            continue
        day = _day(at)
        taken = list(_steps(day, amount, unit, days, first=first))
        found += [*([] if first or found else [counting.first_day(day)]), *taken]
        at, first = taken[-1].day, False
    return at, found


def _steps(day: date, amount: int, unit: str, days: Days, *, first: bool) -> Iterable[Step]:
    if unit in ("month", "year"):
        return counting.months(
            day - timedelta(days=1) if first else day, amount, each=12 if unit == "year" else 1
        )
    return counting.days(day, amount, days, working=unit == "working_day", first=first)


def _after(at: datetime, length: timedelta) -> datetime:
    """Hours that really pass, whatever the zone's clock does meanwhile."""
    return (at.astimezone(UTC) + length).astimezone(at.tzinfo) if at.tzinfo else at + length


def _moved(end: Moment, days: Days) -> Moment:
    """The next working day; hours that end on a day off run on to the midnight it ends with."""
    day = _day(end)
    working = days.next_working(day)
    if working == day:
        return end
    return datetime.combine(working, time(), end.tzinfo) if isinstance(end, datetime) else working


def _day(at: Moment) -> date:
    return at.date() if isinstance(at, datetime) else at


def _open(term: Term, days: Days, shown: list[Step], last: date) -> Iterable[str]:
    if term.roll == "unverified" and shown[-1].why == "moved_here":
        yield "roll"
    if term.day_kind == "unverified" and term.unit == "day":
        yield "day_kind"
    if term.roll == "none" and term.unit != "working_day":
        return
    if any(guessed(step.name) for step in shown):
        yield "holiday_guessed"
    if days.may_still_change(last.year):
        yield "moves_unknown"


def _if_extended(
    term: Term, start: Moment, calendars: Mapping[str, Calendar], extended: int
) -> Moment | None:
    if not term.extension_needs_notice or extended >= len(term.extensions):
        return None
    return due(term, start, calendars, extended=extended + 1).latest


def _if_working_days(term: Term, start: Moment, days: Days, extended: int) -> date | None:
    if term.day_kind != "unverified" or term.unit != "day" or not term.calendar:
        return None
    parts = [(amount, "working_day" if unit == "day" else unit) for amount, unit in spans(term, extended)]
    end, _ = _counted(term, _begun(term, start), days, parts)
    return _day(end)

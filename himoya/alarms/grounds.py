"""From what was read about a case to the ground that its alarms stand on."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from himoya.alarms.ground import Around, Due, Ground, Held, Said, Stated
from himoya.alarms.told_case import Near, Read
from himoya.cases.models import Case, Statement
from himoya.cases.when import Span, span_in
from himoya.common.errors import BadInput
from himoya.contact.signs import PROVES

WATCHED = (Case.Status.OPEN, Case.Status.WATCH)
TO_THE_DAY = timedelta(days=1, minutes=1)
FOR_RHYTHM = 40  # the newest contacts tell how often he calls now
APPEAL_WITHIN = 15  # days after the verdict was handed over; no lawyer has confirmed this
Between = tuple[datetime, datetime]
MUST_REMAIN = 6  # months of the term, for a transfer: CIS Convention of 1998


def ground(one: Read, near: Iterable[Near], zone: ZoneInfo) -> Ground:
    """The case as the clocks see it. `near`: alarms of its place."""
    status = one.strongest("status")
    sure, loose, signs = _contacts(one, zone)
    last, until = _last_heard(sure, loose)
    return Ground(
        opened_at=one.case.opened_at,
        zone=zone,
        watched=one.case.status in WATCHED,
        status=status.value if status else "",
        status_since=_noon(status.known_on, zone) if status else None,
        heard=tuple(sure[-FOR_RHYTHM:]),
        last_heard=last,
        heard_until=until.astimezone(zone).date() if until else None,
        last_sign=max(signs, default=None),
        told_days=_told_days(one),
        place=one.place,
        held=_held(one, zone),
        left=one.left,
        in_force=_day(one, "in_force_on"),
        stated=tuple(
            Stated(row.pk, row.kind, row.value, _since(row, zone))
            for row in one.statements
            if row.source_id is None
        ),
        # What a family writes with its code is read as a message, and rings as one.
        said=tuple(
            Said(call.pk, call.at, call.said) for call in one.calls if call.said and not call.message_id
        ),
        due=tuple(_due(one)),
        taken_back=tuple(one.taken_back),
        around=tuple(Around(code, since) for person, code, since in near if person not in one.persons),
    )


def _contacts(one: Read, zone: ZoneInfo) -> tuple[list[datetime], list[Between], list[datetime]]:
    """(what proves life to the day, what proves it less exactly, any sign at its earliest)."""
    sure: list[datetime] = []
    loose: list[Between] = []
    signs: list[datetime] = []
    for call in one.calls:
        earliest = call.earliest_at or call.at
        signs.append(earliest)
        if call.kind not in PROVES:
            continue
        if call.at - earliest <= TO_THE_DAY:
            sure.append(call.at)
        else:
            loose.append((earliest, call.at))
    for span in _spans_of(one, "last_contact"):
        first = _noon(span.first, zone)
        signs.append(first)
        if span.is_a_day:
            sure.append(first)
        else:
            loose.append((first, _noon(span.last, zone)))
    return sorted(sure), loose, signs


def _last_heard(sure: list[datetime], loose: list[Between]) -> tuple[datetime | None, datetime | None]:
    """The last contact at the earliest it may have been, and the latest, when that is another day.

    A call of "this autumn" may have been yesterday or in September: silence counts from September.
    """
    first, last = max([*loose, *((moment, moment) for moment in sure)], default=(None, None))
    return first, last if last != first else None


def _spans_of(one: Read, kind: str) -> list[Span]:
    values = [row.value for row in one.statements if row.kind == kind]
    return _readable([*values, *(value for of, value in one.facts if of == kind)])


def _readable(values: Iterable[str]) -> list[Span]:
    spans = []
    for value in values:
        try:
            spans.append(span_in(value))
        except BadInput:  # written down before days were read
            continue
    return spans


def _held(one: Read, zone: ZoneInfo) -> Held | None:
    """Where somebody wrote down that he is; what only a message tells of a place rings with the message."""
    here = [stay for stay in one.stays if stay.until is None]
    if here:
        stay = here[-1]
        known = stay.noted_at or (_noon(stay.since, zone) if stay.since else one.case.opened_at)
        return Held(f"stay {stay.pk}", stay.place, known)
    stated = None if one.left else one.strongest("facility")
    return Held(f"statement {stated.pk}", stated.value, _since(stated, zone)) if stated else None


def _told_days(one: Read) -> int | None:
    row = one.strongest("usual_interval_days")
    told = [value for kind, value in one.facts if kind == "usual_interval_days"]
    value = row.value if row else (told[-1] if told else "")
    return int(value) if value.isdecimal() and int(value) else None


def _day(one: Read, kind: str) -> date | None:
    span = _span(one, kind)
    return span.first if span and span.is_a_day else None


def _span(one: Read, kind: str) -> Span | None:
    """As much as is known of the day, by the strongest word."""
    row = one.strongest(kind)
    try:
        return span_in(row.value) if row else None
    except BadInput:  # written down before days were read
        return None


def _due(one: Read) -> Iterable[Due]:
    written = {row.kind for row in one.deadlines}
    for row in one.deadlines:
        yield Due(f"deadline {row.pk}", row.kind, row.due_on)
    for number, latest, side in one.terms:
        yield Due(f"letter's term {number}", "answer" if side == "authority" else "other", latest)
    yield from derived(_span(one, "verdict_on"), _span(one, "term_ends_on"), written)


def derived(verdict: Span | None, ends: Span | None, written: Collection[str]) -> Iterable[Due]:
    """Days that follow from the verdict, of kinds nobody has `written` down. No lawyer confirmed them."""
    if verdict and "appeal" not in written:
        yield _counted("verdict", "appeal", verdict, lambda day: day + timedelta(days=APPEAL_WITHIN))
    if ends and "release" not in written:
        yield _counted("term", "release", ends, lambda day: day)
    if ends and "transfer" not in written:
        yield _counted("term", "transfer", ends, lambda day: _months_before(day, MUST_REMAIN))


def _counted(key: str, kind: str, span: Span, count: Callable[[date], date]) -> Due:
    return Due(key, kind, count(span.first), None if span.is_a_day else count(span.last))


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=zone).astimezone(UTC)


def _since(row: Statement, zone: ZoneInfo) -> datetime:
    """When it was known: the hour only when it was written down on the same day."""
    same_day = row.known_on == row.stated_at.astimezone(zone).date()
    return row.stated_at if same_day else min(row.stated_at, _noon(row.known_on, zone))

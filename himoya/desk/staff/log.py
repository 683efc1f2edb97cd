"""Who did what, newest first."""

from datetime import date, datetime, time, timedelta

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_safe

from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.desk.staff.subjects import subject_words
from himoya.desk.staff.verbs import verb_choices, verb_of, verb_words
from himoya.security.access import StaffRequest, allow
from himoya.security.queries import helpers, log_lines

AT_ONCE = 50
DIGITS = 18  # a number with fewer fits into the database


@allow(Right.SEE_LOG)
@require_safe
def log(request: StaffRequest) -> HttpResponse:
    """The address holds numbers only: of a helper, of a verb, of the day and of the last line shown."""
    asked = request.GET
    day = _day(asked.get("day", ""))
    helper, deed = _number(asked, "helper"), _number(asked, "deed")
    found = log_lines(_number(asked, "before"), helper, verb_of(deed or 0), _hours_of(day))
    lines = list(found[: AT_ONCE + 1])
    shown = lines[:AT_ONCE]
    values = {
        "lines": [(line, verb_words(line.verb), subject_words(line.subject)) for line in shown],
        "older": _onward(asked, shown[-1].pk) if len(lines) > AT_ONCE else "",
        "newest": _onward(asked, None) if "before" in asked else "",
        "helpers": helpers(),
        "deeds": verb_choices(),
        "helper": helper,
        "deed": deed,
        "day": day.isoformat() if day else "",
        "now": clock.now(),
    }
    return page(request, "staff/log.html", values, seen="log")


def _number(asked: QueryDict, name: str) -> int | None:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < DIGITS else None


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    # Its neighbours have to exist, in every time zone.
    return found if 1900 <= found.year <= 2900 else None


def _hours_of(day: date | None) -> tuple[datetime, datetime] | None:
    if day is None:
        return None
    zone = timezone.get_current_timezone()
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def _onward(asked: QueryDict, before: int | None) -> str:
    """The query of another page of the same lines."""
    kept = {name: str(number) for name in ("helper", "deed") if (number := _number(asked, name))}
    day = _day(asked.get("day", ""))
    more = {"day": day.isoformat()} if day else {}
    last = {"before": str(before)} if before else {}
    query = QueryDict(mutable=True)
    query.update({**kept, **more, **last})
    return f"?{query.urlencode()}"

"""Two people edited one case: both texts are shown, field by field, and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.forms import BoundField
from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

from himoya.cases.actions import EDITABLE
from himoya.cases.actions.cases import written
from himoya.cases.models import Case
from himoya.cases.queries import before_version, changes_of
from himoya.cases.words import FIELDS, RISKS, STATUSES
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import alone
from himoya.security.access import StaffRequest

if TYPE_CHECKING:
    from himoya.desk.case.details import DetailsForm

THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that somebody else changed meanwhile. All three texts are as the reader sees them."""

    name: str
    words: str
    before: str
    theirs: str
    mine: BoundField
    keep_theirs: bool  # I had not touched it


def resolved(case: Case, given: Mapping[str, Any], posted: Mapping[str, str]) -> dict[str, Any]:
    """The values to write: a field where the person chose the other's text is left as it stands."""
    values = {}
    for field in EDITABLE:
        if posted.get(f"choose_{field}") == THEIRS:
            continue
        values[field] = _as_stood(case, field, given[field])
    return values


def _as_stood(case: Case, field: str, new: Any) -> Any:
    """A moment comes back to the minute: that alone is no change."""
    stood = getattr(case, field)
    if isinstance(new, datetime) and stood.replace(second=0, microsecond=0) == new:
        return stood
    return new


def conflict_page(
    request: StaffRequest, standing: Case, form: "DetailsForm", now: datetime, *, started: int, status: int
) -> HttpResponse:
    """The form again, to be sent at the version that stands now, beside what the other person wrote.

    `started`: the version the person began to write at. It stays the same however often they clash.
    """
    before = before_version(standing, started)
    choice = {field: request.POST.get(f"choose_{field}", "") for field in EDITABLE}
    clashes = [
        _clash(standing, field, before[field], form, choice[field]) for field in EDITABLE if field in before
    ]
    newest = changes_of(standing).first()
    values = {
        "case": standing,
        "form": form,
        "started": started,
        "clashes": clashes,
        "rest": [form[field] for field in EDITABLE if field not in before] + [form["why"]],
        "who": name_of(newest.by) if newest else "",
    }
    return alone(request, standing, "details", values, now, template="case/conflict.html", status=status)


def _clash(standing: Case, field: str, before: str, form: "DetailsForm", choice: str) -> Clash:
    theirs = written(getattr(standing, field))
    keep = choice == THEIRS
    if not choice and field in form.cleaned_data:
        mine = written(_as_stood(standing, field, form.cleaned_data[field]))
        keep = mine == theirs or _same(field, mine, before)
    return Clash(field, gettext(FIELDS[field]), shown(field, before), shown(field, theirs), form[field], keep)


def _same(field: str, one: str, other: str) -> bool:
    if field != "next_check_at":
        return one == other
    # The field shows minutes; the row may hold seconds.
    at, other_at = parse_datetime(one), parse_datetime(other)
    if at is None or other_at is None:
        return False
    return at.replace(second=0, microsecond=0) == other_at.replace(second=0, microsecond=0)


def shown(field: str, text: str) -> str:
    """A value of the history in words."""
    if field == "status":
        return gettext(STATUSES.get(text, text))
    if field == "risk":
        return gettext(RISKS.get(text, text))
    if field == "next_check_at":
        at = parse_datetime(text)
        return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else text
    return text

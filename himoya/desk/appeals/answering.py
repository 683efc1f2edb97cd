"""How authorities answer: counts only, and none of fewer than ten letters."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from himoya.appeals.queries import current_pack
from himoya.appeals.queries.answers import answers_by_authority
from himoya.appeals.rules.statistics import LEAST, Share
from himoya.common.roles import Right
from himoya.desk.appeals.frame import today
from himoya.desk.appeals.shown import authority_name
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_FIGURES)
@require_safe
def answering(request: StaffRequest) -> HttpResponse:
    found = answers_by_authority(today())
    rows: list[dict[str, Any]] = [
        {
            "to": authority_name(current_pack(), code),
            "n": one.n,
            "answered": one.answered,
            "days": f"{one.median_days:g}" if one.median_days is not None else "",
            "on_time": _share(one.on_time),
            "substantive": _share(one.substantive),
        }
        for code, one in found.by.items()
        if one
    ]
    values = {"rows": rows, "least": LEAST, "older": found.older}
    return page(request, "letters/answering.html", values, seen="answering")


def _share(one: Share | None) -> str:
    return f"{one.point:.0%} ({one.low:.0%}–{one.high:.0%})" if one else ""

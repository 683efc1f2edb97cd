"""All that is waited for: by number, never by name."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from himoya.appeals.models import Appeal
from himoya.appeals.queries.law import current_law
from himoya.appeals.queries.running import waiting as sent_letters
from himoya.cases.queries import cases_visible_to
from himoya.common.roles import Right
from himoya.desk.appeals.frame import today
from himoya.desk.appeals.shown import row_of
from himoya.desk.law.frame import unfit
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

MOST = 200


@allow(Right.SEE_CASES)
@require_safe
def waiting(request: StaffRequest) -> HttpResponse:
    """Overdue first; then what is due; then what has no clock, because nobody knows whether it arrived."""
    rows = sent_letters(cases_visible_to(request.user))
    shown = [_shown(one) for one in rows[:MOST]]
    values = {
        "letters": [one for one in shown if one["due"]],
        "no_clock": [one for one in shown if not one["due"]],
        "more": rows.count() - len(shown),
        "prepared": _prepared(request),
        "today": today(),
        **unfit(current_law()),
    }
    return page(request, "letters/waiting.html", values, seen="waiting")


def _shown(one: Appeal) -> dict[str, Any]:
    due = vars(one).get("due")
    return {
        **row_of(one),
        "due": due,
        "late": bool(due and due < today()),
        "days": (due - today()).days if due else 0,
    }


def _prepared(request: StaffRequest) -> list[dict[str, Any]]:
    """Letters that wait for somebody here, those prepared by themselves among them."""
    open_ones = Appeal.objects.filter(
        case__in=cases_visible_to(request.user), state__in=[Appeal.State.PREPARED, Appeal.State.RELEASED]
    )
    return [row_of(one) for one in open_ones.order_by("prepared_at", "pk")[:MOST]]

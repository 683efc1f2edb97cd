"""The first page: who cannot wait tonight, why, and what else it may be."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from himoya.alarms.queries import tonight_page
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow

FARTHEST = 100_000  # nobody turns pages that far; a larger number would only trouble the database


@allow(Right.SEE_CASES)
@require_safe
def tonight(request: StaffRequest) -> HttpResponse:
    now = evening(clock.now())
    listed = tonight_page(request.user, now, get_language() or "en", start=_start(request))
    return page(request, "tonight.html", {"page": listed, "now": now}, seen="tonight")


def _start(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return min(int(asked), FARTHEST) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0

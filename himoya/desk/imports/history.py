"""All imports, newest first, and the files that still wait."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.imports.words import CHANNELS, STATES
from himoya.desk.page import page
from himoya.intake.queries import history, uploads
from himoya.messages.models import Import
from himoya.security.access import StaffRequest, allow

PER_PAGE = 30


@allow(Right.IMPORT)
@require_safe
def imports(request: StaffRequest) -> HttpResponse:
    shown = Paginator(history(), PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "imports": [told(made) for made in shown],
        "shown": shown,
        "waiting": list(uploads()),
        "now": clock.now(),
    }
    return page(request, "imports/history.html", values, seen="imports")


def told(made: Import) -> dict[str, Any]:
    """An import with the words for its codes."""
    return {
        "made": made,
        "channel": gettext(CHANNELS.get(made.channel, made.channel)),
        "state": gettext(STATES[made.state]),
    }

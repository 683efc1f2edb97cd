"""How many, for whoever asks: counts without a name, and none so small that it points at somebody."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.cases import words
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.handover.figures.queries import counts
from himoya.handover.figures.rules import STEP, Cell, cells, shown
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_FIGURES)
@require_safe
def figures(request: StaffRequest) -> HttpResponse:
    now = clock.now()
    found = counts(now)
    contract = words.VALUES["contract"]
    values = {
        "now": now,
        "made_at": found.made_at,
        "grouped_at": found.grouped_at,
        "nothing": not found.messages,
        "low": shown(found.low),
        "point": shown(found.point),
        "high": shown(found.high + STEP - 1),  # up, so that the band never looks narrower
        "texts": shown(found.messages),
        "reporters": shown(found.reporters),
        "tables": [
            (gettext("Cases, by how they stand"), cells(found.statuses, words.STATUSES)),
            (gettext("Army contract, as it was told last"), cells(found.contract_told, contract)),
            (gettext("Army contract, as helpers accepted it"), cells(found.contract_stated, contract)),
        ],
        "months": [Cell(f"{month:%m.%Y}", shown(count)) for month, count in found.months],
    }
    return page(request, "out/figures.html", values, seen="figures")

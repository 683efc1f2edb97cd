"""All tables, and one table with its rows in plain words."""

import csv
import io
from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from himoya.appeals.models import OfficeTable
from himoya.appeals.packs.checked import checked
from himoya.appeals.packs.rows import Row, Source, Sourced
from himoya.appeals.queries.law import PACK, Law, current_law
from himoya.common.roles import Right
from himoya.desk.case.fields import name_of
from himoya.desk.law.finding import FEW, Asked, groups, screen
from himoya.desk.law.frame import number_of, the_table, title, unfit, values_of
from himoya.desk.law.shown import shown, written_by
from himoya.desk.law.words import TABLES
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

VERSIONS = 12  # shown to be taken back to
LOOKED_BACK = 100


@allow(Right.SEE_CASES)
@require_safe
def tables(request: StaffRequest) -> HttpResponse:
    law = current_law()
    values = {
        "tables": [_counted(law, table) for table in TABLES],
        "version": law.pack.version,
        **unfit(law),
    }
    return page(request, "law/tables.html", values, seen="law")


def _counted(law: Law, table: str) -> dict[str, Any]:
    rows = law.pack.tables.get(table, ())
    marks = Counter(_state(row) for row in rows)
    return {
        "number": number_of(table), "title": title(table), "rows": len(rows),
        "own": sum(row.own for row in rows), "doubt": marks["doubt"],
        "checked": sum(checked(law.pack, row) is not None for row in rows),
    }  # fmt: skip


def _state(row: Row) -> str:
    sure = row.status == "primary" if isinstance(row, Source) else True
    if isinstance(row, Sourced):
        sure = row.confidence == "confirmed"
    return "sure" if sure else "doubt"


@allow(Right.SEE_CASES)
@require_safe
def table(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    law = current_law()
    versions = list(versions_of(name)[:LOOKED_BACK])
    own = written_by(versions, {one.pk: _cells(one.content) for one in versions}) if versions else {}
    every, asked = law.pack.tables.get(name, ()), Asked.of(request.GET)
    here = screen(every, law.pack, asked)
    values = {
        **values_of(name),
        "rows": list(shown(here.object_list, law.pack, own)),
        "screen": here,
        "asked": asked,
        "also": asked.also,
        "open": here.paginator.count <= FEW,
        "groups": groups(every, asked),
        "versions": [_version(one) for one in versions[:VERSIONS]],
        "as_shipped": bool(versions) and bool(versions[0].content),
        **unfit(law),
    }
    return page(request, "law/table.html", values, seen="law")


def versions_of(table: str) -> Any:
    """The newest first."""
    return OfficeTable.objects.filter(pack=PACK, table=table).select_related("by").order_by("-pk")


def _version(one: OfficeTable) -> dict[str, Any]:
    return {"row": one, "by": name_of(one.by), "count": len(_cells(one.content))}


def _cells(content: str) -> dict[str, list[list[str]]]:
    """Id -> what the rows of that id say."""
    found: dict[str, list[list[str]]] = {}
    for cells in list(csv.reader(io.StringIO(content, newline="")))[1:]:
        found.setdefault(cells[0], []).append(cells)
    return found

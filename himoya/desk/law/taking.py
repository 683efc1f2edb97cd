"""A table as a file that an office program opens. That it was taken stands in the log first."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from himoya.appeals import actions
from himoya.appeals.queries.law import current_pack
from himoya.common.roles import Right
from himoya.desk.imports.one import XLSX
from himoya.desk.law.frame import the_table
from himoya.desk.law.reading import as_csv, as_xlsx
from himoya.desk.papers.frame import LOCKED_UP
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_POST
def as_table(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    actions.table_taken(by=request.user)
    return _file(as_csv(name, current_pack()), f"{name}.csv", "text/csv; charset=utf-8")


@allow(Right.SEE_CASES)
@require_POST
def as_book(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    actions.table_taken(by=request.user)
    return _file(as_xlsx(name, current_pack()), f"{name}.xlsx", XLSX)


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = LOCKED_UP
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer

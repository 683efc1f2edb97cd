"""A table as a file that an office program opens. That it was taken stands in the log first."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from himoya.appeals import actions
from himoya.appeals.queries.law import current_pack
from himoya.common.roles import Right
from himoya.desk.handed_out import handed_out
from himoya.desk.imports.one import XLSX
from himoya.desk.law.frame import the_table
from himoya.desk.law.reading import as_csv, as_xlsx
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_POST
def as_table(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    actions.table_taken(by=request.user)
    return handed_out(as_csv(name, current_pack()), f"{name}.csv", "text/csv; charset=utf-8")


@allow(Right.SEE_CASES)
@require_POST
def as_book(request: StaffRequest, table: int) -> HttpResponse:
    name = the_table(table)
    actions.table_taken(by=request.user)
    return handed_out(as_xlsx(name, current_pack()), f"{name}.xlsx", XLSX)

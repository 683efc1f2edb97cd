"""One import: how far it is, what came of it, the rows that came back, and taking it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.imports.background import is_taking_back, start_undo
from himoya.desk.imports.history import told
from himoya.desk.imports.waiting import AGAIN, stopped
from himoya.desk.page import page
from himoya.intake.actions import begin_undo
from himoya.intake.queries import history, uploads, what_undoing_touches
from himoya.intake.rejected import as_csv, as_xlsx
from himoya.intake.turn import somebody_imports
from himoya.messages.models import Import
from himoya.security import audit
from himoya.security.access import StaffRequest, allow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUSY = (Import.State.READING, Import.State.UNDOING)


@allow(Right.IMPORT)
@require_safe
def show(request: StaffRequest, number: int) -> HttpResponse:
    made = get_object_or_404(history(), pk=number)
    upload = uploads().filter(brought=made).first()
    ended = made.state in BUSY and (stopped(upload) if upload else _nobody_works_on(number))
    values = {**told(made), "upload": upload, "stopped": ended, "now": clock.now()}
    answer = page(request, "imports/one.html", values, seen=f"import {number}")
    if made.state in BUSY and not ended:
        answer.headers["Refresh"] = AGAIN
    return answer


def _nobody_works_on(number: int) -> bool:
    return not (somebody_imports() or is_taking_back(number))


@allow(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: StaffRequest, number: int) -> HttpResponse:
    made = get_object_or_404(history(), pk=number)
    busy = made.state == Import.State.READING and somebody_imports()
    if made.state == Import.State.WITHDRAWN or busy:
        return redirect("import", number)
    if request.method == "POST":
        if begin_undo(made, by=request.user):
            start_undo(number)
        return redirect("import", number)
    values = {**told(made), "touched": what_undoing_touches(made), "now": clock.now()}
    return page(request, "imports/undo.html", values, seen=f"import {number}")


@allow(Right.IMPORT)
@require_safe
def rejected_csv(request: StaffRequest, number: int) -> HttpResponse:
    made = _taken(request, number)
    return _file(as_csv(made, get_language() or "en"), "text/csv; charset=utf-8", f"{number}-rejected.csv")


@allow(Right.IMPORT)
@require_safe
def rejected_xlsx(request: StaffRequest, number: int) -> HttpResponse:
    made = _taken(request, number)
    return _file(as_xlsx(made, get_language() or "en"), XLSX, f"{number}-rejected.xlsx")


def _taken(request: StaffRequest, number: int) -> Import:
    made = get_object_or_404(history(), pk=number)
    audit.record("import.rejected_taken", f"import {number}", request.user)
    return made


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="import-{name}"'},
    )

"""A file that waits: what it seems to be, what to correct, and the start of its import."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya import env
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import say
from himoya.desk.imports.background import is_importing, start_upload
from himoya.desk.imports.forms import AskedForm
from himoya.desk.imports.words import CHANNELS
from himoya.desk.page import page
from himoya.intake.actions import ask_upload, begin_upload, go_on, remove_upload
from himoya.intake.models import Upload
from himoya.intake.queries import uploads
from himoya.intake.turn import somebody_imports
from himoya.messages.models import Import
from himoya.messages.queries import resumable
from himoya.security.access import StaffRequest, allow
from himoya.security.demo_mark import is_demo

AGAIN = "2"  # seconds until a page that shows progress is asked for again
TO_START = timedelta(seconds=20)  # a process needs them before it holds its turn


@allow(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: StaffRequest, number: int) -> HttpResponse:
    found = uploads().filter(pk=number).first()
    if found is None:
        return _gone(request, number)
    if request.method == "POST" and found.state == Upload.State.WAITING:
        return _answered(request, found)
    if request.method == "POST":
        return _once_more(request, found)
    if found.state == Upload.State.WAITING:
        return _preview(request, found, _form(None, found))
    if found.state == Upload.State.REFUSED:
        sentence = say(found.refused["sentence"], get_language() or "en", **found.refused["values"])
        return page(
            request, "imports/refused.html", {"upload": found, "sentence": sentence}, seen=f"upload {number}"
        )
    return _under_way(request, found)


@allow(Right.IMPORT)
@require_POST
def remove(request: StaffRequest, number: int) -> HttpResponse:
    found = uploads().filter(pk=number).first()
    if found is not None and (found.state != Upload.State.IMPORTING or stopped(found)):
        remove_upload(found, by=request.user)
        messages.success(request, gettext("The file was removed. Nothing of it was imported."))
    return redirect("imports")


def stopped(found: Upload) -> bool:
    """Whether an import that was started is read by nobody: its process ended, or the desk was closed."""
    began = found.started_at or found.at
    here = somebody_imports() or is_importing(found.pk)
    return clock.now() - began > TO_START and not here


def _answered(request: StaffRequest, found: Upload) -> HttpResponse:
    """Looked at and corrected: shown again, or imported."""
    form = _form(request.POST, found)
    if not form.is_valid():
        return _preview(request, found, form, status=422)
    try:
        ask_upload(found, form.asked())
    except BadInput as reason:
        form.add_error(None, reason.said(get_language() or "en"))
        return _preview(request, found, form, status=422)
    if request.POST.get("do") != "import" or is_demo(env.home()):
        return redirect("upload", found.pk)
    request.session[f"upload {found.pk}"] = found.fingerprint
    if begin_upload(found, by=request.user):
        start_upload(found.pk)
    return redirect("upload", found.pk)


def _once_more(request: StaffRequest, found: Upload) -> HttpResponse:
    if found.state == Upload.State.IMPORTING and stopped(found):
        request.session[f"upload {found.pk}"] = found.fingerprint
        go_on(found, by=request.user)
        start_upload(found.pk)
    return redirect("upload", found.pk)


def _preview(request: StaffRequest, found: Upload, form: AskedForm, status: int = 200) -> HttpResponse:
    preview = found.preview
    tables = [
        {**table, "fields": fields} for table, fields in zip(preview["tables"], form.meanings(), strict=True)
    ]
    values: dict[str, Any] = {
        "upload": found,
        "form": form,
        "preview": preview,
        "channel": gettext(CHANNELS[preview["channel"]]),
        "since": _moment(preview["since"]),
        "until": _moment(preview["until"]),
        "first": [{**row, "at": _moment(row["at"])} for row in preview["first"]],
        "notes": [say(note, get_language() or "en", **values) for note, values in preview["notes"]],
        "tables": tables,
        "order_open": any(table["order_open"] for table in tables),
        "before": _before(found),
        "now": clock.now(),
    }
    return page(request, "imports/preview.html", values, seen=f"upload {found.pk}", status=status)


def _under_way(request: StaffRequest, found: Upload) -> HttpResponse:
    if found.brought_id is not None:
        return redirect("import", found.brought_id)
    ended = stopped(found)
    answer = page(
        request, "imports/starting.html", {"upload": found, "stopped": ended}, seen=f"upload {found.pk}"
    )
    if not ended:
        answer.headers["Refresh"] = AGAIN
    return answer


def _gone(request: StaffRequest, number: int) -> HttpResponse:
    """Imported meanwhile, or removed: to what came of it."""
    mark = request.session.get(f"upload {number}")
    made = resumable(mark) if mark else None
    return redirect("import", made.pk) if made else redirect("imports")


def _before(found: Upload) -> Import | None:
    made = resumable(found.fingerprint)
    return made if made and made.state == Import.State.LIVE else None


def _form(data: Any, found: Upload) -> AskedForm:
    return AskedForm(data, asked=found.asked, tables=found.preview["tables"])


def _moment(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None

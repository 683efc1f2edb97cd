"""Giving files: they go straight into the encrypted database, never to the disk in the clear."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya import env
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.imports.forms import FilesForm
from himoya.desk.page import page
from himoya.intake.actions import keep_upload
from himoya.intake.channels.tidy import plain_name
from himoya.intake.models import Upload
from himoya.security.access import StaffRequest, allow
from himoya.security.demo_mark import is_demo


@allow(Right.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    if is_demo(env.home()):
        return page(request, "imports/demo.html", {}, seen="new import")
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if request.method == "POST" and form.is_valid():
        kept, refused = _keep(request, form.cleaned_data["given"])
        if kept and not refused:
            return _onward(request, kept)
        for file, sentence in refused:
            form.add_error("given", sentence if file in sentence else f"{file}: {sentence}")
        for upload in kept:
            messages.success(
                request, gettext("%(file)s was taken and waits for you below.") % {"file": upload.file_name}
            )
        return page(request, "imports/new.html", {"form": form, "kept": kept}, seen="new import", status=422)
    status = 422 if form.is_bound else 200
    return page(request, "imports/new.html", {"form": form}, seen="new import", status=status)


def _keep(request: StaffRequest, files: list[UploadedFile]) -> tuple[list[Upload], list[tuple[str, str]]]:
    """The files that can be read, and name and reason of the others."""
    kept, refused = [], []
    for file in files:
        name = plain_name(file.name or "")
        try:
            zone = timezone.get_current_timezone_name()
            kept.append(keep_upload(name, file.read(), timezone=zone, by=request.user))
        except BadInput as reason:
            refused.append((name, reason.said(get_language() or "en")))
        finally:
            file.close()
    return kept, refused


def _onward(request: StaffRequest, kept: list[Upload]) -> HttpResponseRedirect:
    if len(kept) == 1:
        return redirect("upload", kept[0].pk)
    messages.success(request, gettext("The files were taken. Look at each one, then import it."))
    return redirect("imports")

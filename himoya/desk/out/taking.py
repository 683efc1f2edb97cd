"""The download itself: marked as taken and logged before the first byte leaves, then streamed."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.handover.actions import take_export
from himoya.handover.export.writing import Asked, export
from himoya.handover.models import ExportRequest
from himoya.handover.queries import group_name
from himoya.security.access import StaffRequest, allow, freshly_proven
from himoya.urgency import hidden_from


@allow(Right.EXPORT_ALL)
@freshly_proven
@require_POST
def take(request: StaffRequest, number: int) -> HttpResponseBase:
    get_object_or_404(ExportRequest, pk=number, by=request.user)
    language = get_language() or "en"
    try:
        made = take_export(request.user, number)
    except BadInput as error:
        messages.error(request, error.said(language))
        return redirect("out")
    user, agreed = request.user, made.agreed_by
    who = f"{user.username} ({agreed.username})" if agreed else user.username
    unseen = hidden_from(user.role)
    asked = Asked(made.format, made.contacts, who, clock.now(), language, str(made.pk), group_name(), unseen)
    return as_download(export(asked), "himoya-export.zip")


def as_download(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """A file to keep, never to be opened inside the browser. `name` is fixed: it names nobody."""
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

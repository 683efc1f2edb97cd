"""A pasted message: what is read from it is shown, then it goes the way of an imported one."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.case.shown import heading_of, said
from himoya.desk.inbox.forms import Paste
from himoya.desk.inbox.marking import pieces
from himoya.desk.inbox.message_page import visible_messages
from himoya.desk.page import page
from himoya.intake.actions import take_message
from himoya.intake.queries import chat_of, taken_before
from himoya.intake.taking import cleaned, marked, row_of, telling_in
from himoya.security.access import StaffRequest, allow
from himoya.teaching.queries import own_cues
from himoya.urgency import rule

CHANNEL = "pasted"


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return page(request, "inbox/paste.html", {"form": Paste()}, seen="paste")
    form = Paste(request.POST)
    if not form.is_valid():
        return page(request, "inbox/paste.html", {"form": form}, seen="paste", status=422)
    mark = marked(repr(sorted(form.cleaned_data.items())), "")
    if request.POST.get("looked") != mark:
        return page(
            request, "inbox/paste.html", {"form": form, "looked": mark, **_preview(form)}, seen="paste"
        )
    try:
        return _save(request, form)
    except BadInput as error:
        form.add_error(None, error.said(get_language() or "en"))
        return page(request, "inbox/paste.html", {"form": form}, seen="paste", status=422)


def _preview(form: Paste) -> dict[str, object]:
    values = form.cleaned_data
    chat, title = chat_of(values["group"])
    row = row_of(
        cleaned(values["text"]),
        cleaned(values["sender"]),
        values["sent_at"],
        chat_key=chat,
        chat_title=title,
        channel=CHANNEL,
    )
    telling = telling_in(row, timezone.get_current_timezone(), own_cues())
    spans = [fact.quote for fact in telling.facts] + [fact.quote for _who, fact in telling.urgent]
    return {
        "pieces": pieces(row.text, [(place, span.start, span.end) for place, span in enumerate(spans)]),
        "urgent": [gettext(rule(fact.rule).title) for _who, fact in telling.urgent],
        "facts": [(heading_of(fact.kind), said(fact.kind, fact.value)) for fact in telling.facts],
        "before": taken_before(values["text"], values["sender"], chat, values["sent_at"]) is not None,
    }


def _save(request: StaffRequest, form: Paste) -> HttpResponse:
    values = form.cleaned_data
    chat, title = chat_of(values["group"])
    before = taken_before(values["text"], values["sender"], chat, values["sent_at"])
    message = take_message(
        values["text"],
        sender=values["sender"],
        sent_at=values["sent_at"],
        chat_key=chat,
        chat_title=title,
        channel=CHANNEL,
        by=request.user,
    )
    if before is not None:
        messages.warning(request, gettext("This message stands here already. Nothing was added."))
    else:
        messages.success(
            request, gettext("Saved. What it tells waits in the inbox, and alarms ring at once.")
        )
    if visible_messages(request.user).filter(pk=message.pk).exists():
        return HttpResponseRedirect(reverse("message", args=[message.pk]), status=303)
    messages.info(
        request, gettext("It tells of nobody in your cases: the organiser sees it and gives the case.")
    )
    return HttpResponseRedirect(reverse("paste"), status=303)

"""Words of one's own: tried on everything that was written, then kept, then perhaps taken back."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya.alarms.telling import names_of
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.inbox.marking import around, pieces, veiled
from himoya.desk.page import page
from himoya.desk.teaching.forms import NewCue
from himoya.intake.taking import marked
from himoya.intake.turn import one_at_a_time
from himoya.linkage.queries import groups_with
from himoya.messages.models import Message
from himoya.reading.scope import Stance
from himoya.security.access import StaffRequest, allow
from himoya.teaching.actions import save_cue, take_back_cue
from himoya.teaching.looking import Held, Look, texts_of, tried
from himoya.teaching.models import OwnCue
from himoya.teaching.queries import lesson_of

SHOWN = 20  # messages of each kind
WHY_SILENT = {
    Stance.DENIED: N_("it says that this did not happen"),
    Stance.ASKED: N_("it only asks"),
    Stance.SUPPOSED: N_("it only supposes, wishes or advises"),
    Stance.DREAMT: N_("a prayer or a dream"),
    Stance.OVER: N_("long past"),
    Stance.TOLD: N_("news, a joke, or about others"),
}


@dataclass(frozen=True, slots=True)
class HeldShown:
    """A message that holds the words, with the quote."""

    message: int
    name: str | None
    before: str
    quote: str
    after: str
    told_at: datetime
    chat: str
    why: str  # it would stay silent; empty: it would alarm


@allow(Right.TEACH)
@require_http_methods(["GET", "HEAD", "POST"])
def new_cue(request: StaffRequest) -> HttpResponse:
    about = _about(request)
    if request.method != "POST":
        return _page(request, NewCue(initial=_initial(about)), about)
    form = NewCue(request.POST)
    if not form.is_valid():
        return _page(request, form, about, status=422)
    phrase, code = form.cleaned_data["phrase"], form.cleaned_data["rule"]
    mark = marked(phrase, code)
    try:
        if request.POST.get("looked") == mark:
            return _save(request, phrase, code)
        return _page(request, form, about, looked=mark, **_look(*tried(phrase, code)))
    except BadInput as error:
        form.add_error("phrase", error.said(get_language() or "en"))
    seen: dict[str, Any] = {}
    with suppress(BadInput):  # too wide: what it would do stands beside the question
        seen = {"looked": mark, **_look(*tried(phrase, code))}
    return _page(request, form, about, status=422, **seen)


@allow(Right.TEACH)
@require_POST
def undo(request: StaffRequest, number: int) -> HttpResponse:
    cue = get_object_or_404(OwnCue, pk=number)
    try:
        with one_at_a_time():
            gone = take_back_cue(cue, by=request.user)
    except BadInput as error:
        messages.error(request, error.said(get_language() or "en"))
        return redirect("lessons")
    if gone is None:
        messages.warning(request, gettext("This had been taken back already."))
    elif gone:
        said = gettext("Taken back. Alarms that nothing else had raised went with it: %(number)s.")
        messages.success(request, said % {"number": gone})
    else:
        messages.success(request, gettext("Taken back. No alarm went with it."))
    return redirect("lessons")


def _save(request: StaffRequest, phrase: str, code: str) -> HttpResponse:
    with one_at_a_time():  # rows that are just read were read without the new words
        _cue, raised = save_cue(phrase, code, though_wide="though_wide" in request.POST, by=request.user)
    if raised:
        said = gettext("Saved. New alarms: %(number)s.")
        messages.success(request, said % {"number": raised})
    else:
        messages.success(request, gettext("Saved. From now on messages are read with these words, too."))
    return redirect("lessons")


def _about(request: StaffRequest) -> Message | None:
    """The message that these words should have been read in, when the page was opened from one."""
    asked = request.GET.get("message", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    return Message.objects.filter(pk=number).first() if number else None


def _initial(about: Message | None) -> dict[str, str]:
    lesson = lesson_of(about) if about else None
    return {"rule": lesson.rules[0]} if lesson and len(lesson.rules) == 1 else {}


def _page(
    request: StaffRequest, form: NewCue, about: Message | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    said = pieces(veiled(about.text), ()) if about else []
    values = {"form": form, "about": about, "pieces": said, "now": clock.now(), **more}
    return page(request, "teaching/cue.html", values, seen="new cue", status=status)


def _look(phrase: str, look: Look) -> dict[str, Any]:
    new, silent = look.new[:SHOWN], look.silent[:SHOWN]
    texts, names = texts_of((*new, *silent)), _names(new)
    return {
        "phrase": phrase,
        "look": look,
        "new": [_shown(held, texts[held.message], names) for held in new],
        "silent": [_shown(held, texts[held.message], names) for held in silent],
        "more_new": len(look.new) - len(new),
        "more_silent": len(look.silent) - len(silent),
    }


def _names(held: tuple[Held, ...]) -> dict[int, str | None]:
    people = {one.person for one in held if one.person is not None}
    group = {person: person for person in people} | groups_with(people)
    names = names_of(group.values())[0]
    return {person: names.get(str(root)) for person, root in group.items()}


def _shown(held: Held, message: Message, names: dict[int, str | None]) -> HeldShown:
    before, quote, after = around(veiled(message.text), held.start, held.end)
    return HeldShown(
        message=held.message,
        name=names.get(held.person or 0),
        before=before,
        quote=quote,
        after=after,
        told_at=held.sent_at,
        chat=message.chat.title,
        why=gettext(WHY_SILENT[held.stance]) if held.stance in WHY_SILENT else "",
    )

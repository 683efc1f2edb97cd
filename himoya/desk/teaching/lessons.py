"""Marking a message as wrongly read, and everything the group marked."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.alarms.shown_to import shown_to
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.inbox.marking import around, pieces, veiled
from himoya.desk.inbox.message_page import visible_messages
from himoya.desk.page import page
from himoya.desk.teaching.forms import Marking
from himoya.linkage.queries import about_visible
from himoya.messages.models import Message
from himoya.reading.own import OwnCues
from himoya.security.access import StaffRequest, allow
from himoya.teaching.actions import mark_wrongly_read, take_back_lesson
from himoya.teaching.models import Lesson
from himoya.teaching.queries import lesson_of, own_cues, rules_read, standing_cues, standing_lessons
from himoya.urgency import rule

PAGE = 30


@dataclass(frozen=True, slots=True)
class LessonShown:
    lesson: Lesson
    excerpt: str
    should: list[str]
    today: list[str]
    learnt: bool  # it is read today as the person says
    note: str


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: StaffRequest, number: int) -> HttpResponse:
    one = get_object_or_404(visible_messages(request.user).select_related("chat"), pk=number)
    form = Marking(request.POST) if request.method == "POST" else Marking(initial=_initial(request, one))
    if request.method == "POST" and form.is_valid():
        try:
            mark_wrongly_read(one, form.cleaned_data["rules"], form.cleaned_data["note"], by=request.user)
        except BadInput as error:
            form.add_error("rules", error.said(get_language() or "en"))
        else:
            messages.success(request, gettext("Marked. Thank you: this is how Himoya gets better."))
            return redirect("message", number=one.pk)
    values = {"form": form, "message": one, "pieces": pieces(veiled(one.text), ()), "now": clock.now()}
    status = 422 if request.method == "POST" else 200
    return page(request, "teaching/mark.html", values, seen=f"marking message {one.pk}", status=status)


def _initial(request: StaffRequest, one: Message) -> dict[str, Any]:
    """What was said before, else what the message raised: so only the difference is to be ticked."""
    standing = lesson_of(one)
    if standing is not None:
        return {"rules": standing.rules, "note": standing.note}
    seen = one.alarms.filter(about_visible(request.user), shown_to(request.user))
    raised = seen.values_list("rule", flat=True)
    return {"rules": sorted(set(raised))}


@allow(Right.WORK)
@require_POST
def undo(request: StaffRequest, number: int) -> HttpResponse:
    seen = Lesson.objects.filter(message__in=visible_messages(request.user))
    lesson = get_object_or_404(seen, pk=number)
    if take_back_lesson(lesson, by=request.user):
        messages.success(request, gettext("Taken back: the message is not marked any more."))
    else:
        messages.warning(request, gettext("This had been taken back already."))
    return redirect("message", number=lesson.message_id)


@allow(Right.TEACH)
@require_safe
def lessons(request: StaffRequest) -> HttpResponse:
    """The group's own words, and every message that was marked, the newest first."""
    asked = request.GET.get("from", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    own, rows = own_cues(), list(standing_lessons()[start : start + PAGE + 1])
    values = {
        "cues": [(cue, gettext(rule(cue.rule).title)) for cue in standing_cues().select_related("by")],
        "lessons": [_shown(lesson, own) for lesson in rows[:PAGE]],
        "now": clock.now(),
        "previous_start": max(0, start - PAGE) if start else None,
        "next_start": start + PAGE if len(rows) > PAGE else None,
    }
    return page(request, "teaching/lessons.html", values, seen="lessons")


def _shown(lesson: Lesson, own: OwnCues) -> LessonShown:
    today = rules_read(lesson.message, own)
    return LessonShown(
        lesson=lesson,
        excerpt="".join(around(veiled(lesson.message.text), 0, 0)),
        should=[gettext(rule(code).title) for code in lesson.rules],
        today=[gettext(rule(code).title) for code in today],
        learnt=today == lesson.rules,
        note=veiled(lesson.note),
    )

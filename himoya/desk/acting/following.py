"""A month, and three months, later: where are they?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from himoya.alarms.actions import answer_follow_up, take_back_answer
from himoya.alarms.models import Alarm, FollowUp
from himoya.alarms.outcomes.asking import answered_by, due
from himoya.alarms.rules import UNDO_WITHIN
from himoya.alarms.shown_to import shown_to
from himoya.alarms.telling import names_among
from himoya.alarms.words import OUTCOMES
from himoya.common.roles import Right, may
from himoya.desk.languages import way_back
from himoya.linkage.queries import about_visible, mates_of
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account
from himoya.urgency import rule

FIRST = ("in_custody", "home", "at_front", "not_known")  # answers at once; the others behind one tap


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, or an answer that may be taken back."""

    number: int
    name: str | None
    day: int
    title: str  # of the signal
    told_at: datetime
    answer: str  # in words
    message: int | None  # that raised the signal


def a_month_later(account: Account, now: datetime) -> dict[str, Any]:
    """Values of the section on tonight's page; nothing is asked of who writes nothing down."""
    if not may(account.role, Right.WORK):
        return {"later": [], "later_answered": []}
    asked, answered = due(account, now), answered_by(account, now - UNDO_WITHIN)
    names = _names([*asked, *answered])
    return {
        "later": [_shown(one, names) for one in asked],
        "later_first": buttons("answer", {code: OUTCOMES[code] for code in FIRST}),
        "later_more": buttons("answer", {code: OUTCOMES[code] for code in OUTCOMES if code not in FIRST}),
        "later_answered": [_shown(one, names) for one in answered],
    }


def buttons(name: str, words: Mapping[str, str]) -> SafeString:
    """Buttons for these codes with their words, drawn once for all the cards of a page."""
    button = '<button class="button small" name="{}" value="{}">{}</button>'
    return format_html_join(" ", button, ((name, code, gettext(said)) for code, said in words.items()))


@allow(Right.WORK)
@require_POST
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """With one tap."""
    one = get_object_or_404(_seen_by(request.user), pk=number)
    said = request.POST.get("answer", "")
    if said not in Alarm.Outcome.values:
        messages.error(request, gettext("Choose one of the answers in the list."))
    elif answer_follow_up(one, Alarm.Outcome(said), by=request.user):
        messages.success(request, gettext("Written down."))
    else:
        messages.warning(request, gettext("Somebody else has answered this meanwhile."))
    return HttpResponseRedirect(way_back(request), status=303)


@allow(Right.WORK)
@require_POST
def take_back(request: StaffRequest, number: int) -> HttpResponse:
    one = get_object_or_404(_seen_by(request.user), pk=number)
    if take_back_answer(one, by=request.user):
        messages.success(request, gettext("Taken back."))
    else:
        messages.warning(request, gettext("This had been taken back already."))
    return HttpResponseRedirect(way_back(request), status=303)


def _seen_by(account: Account) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(about_visible(account), shown_to(account, "alarm__"))


def _names(rows: Iterable[FollowUp]) -> dict[int, str | None]:
    group = mates_of({one.person_id for one in rows})
    names = names_among(group)[0]
    return {person: names.get(str(root)) for person, root in group.items()}


def _shown(one: FollowUp, names: dict[int, str | None]) -> Asked:
    return Asked(
        number=one.pk,
        name=names.get(one.person_id),
        day=one.day,
        title=gettext(rule(one.alarm.rule).title),
        told_at=one.alarm.since,
        answer=gettext(OUTCOMES[one.answer]) if one.answer else "",
        message=one.alarm.message_id,
    )

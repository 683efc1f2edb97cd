"""The fan: to whom to write when a rule rang, from the least to the most dangerous for him."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import prepare_fan
from himoya.appeals.queries import Proposal, fan_for, subject_of
from himoya.appeals.rules.audience import consents_needed
from himoya.appeals.rules.fan import about
from himoya.common.roles import Right
from himoya.desk.appeals.frame import today
from himoya.desk.appeals.gating import draft_words
from himoya.desk.appeals.shown import row_of
from himoya.desk.case.frame import the_case
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow
from himoya.urgency import rule as rule_words


@allow(Right.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def fan(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    rule = asked.get("rule", "")
    if not about(rule):
        raise Http404
    if request.method == "POST":
        made = prepare_fan(case, rule, only=request.POST.getlist("to"), by=request.user)
        if made is None:
            messages.warning(request, gettext("No letter was prepared: choose one that may be sent."))
        else:
            said = gettext("Prepared, none of them sent. Letters: %(number)s")
            messages.success(request, said % {"number": made.appeals.count()})
            return HttpResponseRedirect(reverse("letters", args=[case.pk]), status=303)
    subject = subject_of(case, today())
    proposals = [_shown(one) for one in fan_for(subject, rule, today())]
    values = {
        "case": case,
        "rule": rule,
        "title": gettext(rule_words(rule).title),
        "proposals": proposals,
        "ready": sum(one["chosen"] for one in proposals),
    }
    return page(request, "letters/fan.html", values, seen=f"case {case.pk}")


def _shown(one: Proposal) -> dict[str, Any]:
    words = draft_words(one.draft, consents_needed(one.draft.authority.audiences))
    standing = row_of(one.standing) if one.standing else None
    return {**words, "standing": standing, "chosen": standing is None and not one.draft.gate.blocked}

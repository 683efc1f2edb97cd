"""Somebody speaks of dying: what to do now, step by step."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from himoya.cases.queries import cases_visible_to, stays_of
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.page import page
from himoya.desk.tonight import the_alarm
from himoya.linkage.queries import identities_of
from himoya.security.access import StaffRequest, allow

RULE = "U05"


@allow(Right.SEE_CASES)
@require_safe
def steps(request: StaffRequest, number: int) -> HttpResponse:
    alarm = the_alarm(request, number)
    if alarm.rule != RULE:
        raise Http404
    his = cases_visible_to(request.user).filter(person__in=identities_of(alarm.person)).order_by("-pk")
    case = his.values_list("pk", flat=True).first()
    here = stays_of([case] if case else []).filter(until=None).values_list("place", flat=True)
    place = here.last()
    values = {"alarm": alarm, "case": case, "place": place, "now": clock.now()}
    return page(request, "acting/steps.html", values, seen=f"steps alarm {alarm.pk}")

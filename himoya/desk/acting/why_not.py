"""Why a case is, or is not, on tonight's list."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.alarms.absence.queries import seen
from himoya.alarms.absence.rules import Sentence, why
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.frame import identities, the_case
from himoya.desk.page import page
from himoya.desk.tags import moment
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow


@allow(Right.SEE_CASES)
@require_safe
def why_not(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), evening(clock.now())
    found = why(seen(case, identities(case), request.user, now))
    values = {"case": case, "sentences": [_said(one, now) for one in found], "now": now}
    return page(request, "acting/why_not.html", values, seen=f"why not case {case.pk}")


def _said(one: Sentence, now: datetime) -> str:
    words = {key: gettext(text) for key, text in one.words.items()}
    moments = {key: moment(at, now) for key, at in one.moments.items()}
    filled = {**one.values, **words, **moments}
    return gettext(one.text) % filled if filled else gettext(one.text)

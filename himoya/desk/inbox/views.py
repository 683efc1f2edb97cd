"""The inbox: what messages tell and nobody has looked at yet."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.cases.kinds import KINDS
from himoya.cases.models import Fact
from himoya.cases.words import GRADES, VALUES
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.inbox.judging import LAST, WHY
from himoya.desk.inbox.listing import inbox_page, one_person
from himoya.desk.inbox.queries import judged_facts
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

FARTHEST = 1_000_000


@allow(Right.WORK)
@require_safe
def inbox(request: StaffRequest) -> HttpResponse:
    person, start = _number(request, "person"), _number(request, "from")
    listed = one_person(request.user, person) if person else inbox_page(request.user, start)
    values = {
        "page": listed,
        "alone": bool(person),
        "start": start,
        "here": f"/inbox/?person={person}" if person else f"/inbox/?from={start}",
        "last": _last(request),
        "now": clock.now(),
        "grades": [(grade, gettext(words)) for grade, words in GRADES.items()],
        "why": [(code, gettext(words)) for code, words in WHY.items()],
        "choices": _choices(),
    }
    return page(request, "inbox/inbox.html", values, seen="inbox")


def _choices() -> dict[str, list[tuple[str, str]]]:
    """For kinds that take only certain values: these, in words."""
    return {
        kind: [(code, gettext(VALUES[kind].get(code, code))) for code in one.codes]
        for kind, one in KINDS.items()
        if one.codes
    }


def _last(request: StaffRequest) -> Fact | None:
    """What was judged last from here, as long as it can be taken back."""
    number = request.session.get(LAST)
    if not isinstance(number, int):
        return None
    mine = judged_facts(request.user).filter(pk=number, judged_by=request.user)
    return mine.exclude(state=Fact.State.OPEN).first()


def _number(request: StaffRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    return min(int(asked), FARTHEST) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0

"""The inbox: what messages tell and nobody has looked at yet."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from himoya.cases.models import Fact
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.inbox.drawing import Forms
from himoya.desk.inbox.judging import LAST
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
    here = f"/inbox/?person={person}" if person else f"/inbox/?from={start}"
    forms = Forms(request, here)
    values = {
        "page": listed,
        "people": [
            (one, [(fact, forms.judging(fact, one.group)) for fact in one.facts]) for one in listed.people
        ],
        "alone": bool(person),
        "start": start,
        "here": here,
        "last": _last(request),
        "now": clock.now(),
    }
    return page(request, "inbox/inbox.html", values, seen="inbox")


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

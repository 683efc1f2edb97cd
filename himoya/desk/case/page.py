"""The page of one case: everything that is known and done about one person."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.appeals import listing as letters
from himoya.desk.case import (
    attachments,
    calls,
    consents,
    deadlines,
    details,
    family,
    giving,
    history,
    known,
    needs,
    notes,
    stays,
    tasks,
    timeline,
    wish,
)
from himoya.desk.case.frame import HEADINGS, identities, the_case
from himoya.desk.case.head import head
from himoya.desk.page import page
from himoya.desk.papers import section as papers
from himoya.desk.people.identities import identities_shown
from himoya.messages.queries import evening
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

Section = Callable[[Case, Account, datetime], dict[str, Any]]

# In the order of the page.
SECTIONS: dict[str, Section] = {
    "details": details.section,
    "known": known.section,
    "calls": calls.section,
    "stays": stays.section,
    "family": family.section,
    "consents": consents.section,
    "wish": wish.section,
    "needs": needs.section,
    "tasks": tasks.section,
    "deadlines": deadlines.section,
    "notes": notes.section,
    "letters": letters.section,
    "papers": papers.section,
    "attachments": attachments.section,
    "timeline": timeline.section,
    "people_on_it": giving.section,
    "told_of": lambda case, account, now: identities_shown(case, identities(case), account, now),
    "history": history.section,
}


@allow(Right.SEE_CASES)
@require_safe
def case_page(request: StaffRequest, number: int) -> HttpResponse:
    case, now = the_case(request, number), clock.now()
    values = {
        "case": case,
        "head": head(case, request.user, evening(now)),
        "now": now,
        "parts": list(_parts(case, request.user, now)),
    }
    return page(request, "case/page.html", values, seen=f"case {case.pk}")


def _parts(case: Case, account: Account, now: datetime) -> Iterator[dict[str, Any]]:
    for name, section in SECTIONS.items():
        yield {
            "name": name,
            "heading": gettext(HEADINGS[name]),
            "template": f"case/{name}.html",
            "this": section(case, account, now),
        }

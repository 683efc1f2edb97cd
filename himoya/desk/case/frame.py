"""What every part of the case page has in common: which case, whose facts, where to go afterwards.

A part is a module here with `section(case, account, now) -> dict`, the values for `case/<part>.html`. There
they stand in `this`: {{ this.form }}. A form with a mistake is shown again by `alone`, on a page of its own.
"""

from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from himoya.cases.models import Case
from himoya.cases.queries import cases_visible_to
from himoya.cases.telling import OpenValue, open_values
from himoya.common.say import N_
from himoya.desk.page import page
from himoya.linkage.queries import identities_of
from himoya.security.access import StaffRequest
from himoya.security.models import Account

HEADINGS = {
    "details": N_("The work"),
    "known": N_("What is known"),
    "calls": N_("Calls"),
    "stays": N_("Where held"),
    "family": N_("Family and who told us"),
    "consents": N_("Consent"),
    "wish": N_("The prisoner's own wish"),
    "needs": N_("What is needed"),
    "tasks": N_("To do"),
    "deadlines": N_("Last days"),
    "notes": N_("Notes"),
    "letters": N_("Letters"),
    "papers": N_("Papers"),
    "attachments": N_("Files"),
    "timeline": N_("What happened"),
    "people_on_it": N_("Who works on it"),
    "told_of": N_("Told of as"),
    "history": N_("What was changed"),
}


def the_case(request: StaffRequest, number: int) -> Case:
    """The case with this number, if this account may open it; else the page does not exist."""
    visible = cases_visible_to(request.user).select_related("person", "owner")
    return get_object_or_404(visible, pk=number)


def identities(case: Case) -> list[int]:
    """Numbers of everyone who is held for the case's person today; asked once for each answer."""
    known = vars(case)
    if "_identities" not in known:
        known["_identities"] = identities_of(case.person)
    found: list[int] = known["_identities"]
    return found


def told(case: Case) -> list[OpenValue]:
    """Every value that messages tell of him and nobody has accepted; asked once for each answer."""
    known = vars(case)
    if "_told" not in known:
        known["_told"] = open_values(identities(case))
    found: list[OpenValue] = known["_told"]
    return found


def together(case: Case, account: Account) -> list[int]:
    """Numbers of this case and of the person's other cases that this account may open."""
    known = vars(case)
    if "_together" not in known:
        others = cases_visible_to(account).filter(person__in=identities(case)).order_by("pk")
        known["_together"] = sorted({case.pk, *others.values_list("pk", flat=True)})
    found: list[int] = known["_together"]
    return found


def alone(
    request: StaffRequest,
    case: Case,
    part: str,
    values: dict[str, Any],
    now: datetime,
    *,
    template: str = "",
    status: int = 422,
) -> HttpResponse:
    """One part on a page of its own: a form with its mistakes and all that was typed."""
    shown = {
        "case": case,
        "part": part,
        "heading": gettext(HEADINGS[part]),
        "template": template or f"case/{part}.html",
        "this": values,
        "now": now,
    }
    return page(request, "case/alone.html", shown, seen=f"case {case.pk}", status=status)


def back(case: Case, part: str) -> HttpResponseRedirect:
    """To the part of the case page where the change is seen."""
    return HttpResponseRedirect(f"{reverse('case', args=[case.pk])}#{part}", status=303)

"""Prepared letters one below the other: read each, tick it, and let all ticked ones leave with one press."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from himoya.appeals.actions import release_as_read
from himoya.appeals.models import Appeal
from himoya.appeals.queries import letter_of
from himoya.appeals.queries.reading import mark_of
from himoya.cases.models import Case
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.appeals.frame import language, today
from himoya.desk.appeals.gating import gate_words
from himoya.desk.appeals.ready import Gates, own_letters
from himoya.desk.appeals.shown import row_of
from himoya.desk.case.fields import name_of
from himoya.desk.case.frame import the_case
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account


def unread(case: Case, account: Account) -> list[Appeal]:
    """Prepared letters of the person that this account has not let go yet, in the order of their numbers."""
    rows = own_letters(case, account).filter(state=Appeal.State.PREPARED)
    return list(rows.exclude(released_by=account).order_by("prepared_at", "pk"))


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    ticked = request.POST.getlist("letter") if request.method == "POST" else []
    wrong = _let_go(request, case, ticked) if ticked else {}
    if ticked and not wrong:
        return HttpResponseRedirect(reverse("letters", args=[case.pk]), status=303)
    if request.method == "POST" and not ticked:
        messages.warning(request, gettext("Tick the letters that you have read."))
    gates, waiting = Gates(today()), unread(case, request.user)
    for gone in wrong.keys() - {one.pk for one in waiting}:
        messages.error(request, wrong[gone])
    values = {"case": case, "letters": [_shown(one, gates, wrong.get(one.pk, "")) for one in waiting]}
    status = 422 if request.method == "POST" else 200
    return page(request, "letters/read.html", values, seen=f"case {case.pk}", status=status)


def _let_go(request: StaffRequest, case: Case, ticked: list[str]) -> dict[int, str]:
    """What could not leave, with one sentence each; the others have left the reader's desk."""
    wrong: dict[int, str] = {}
    done = []
    for one in own_letters(case, request.user):
        if str(one.pk) not in ticked:
            continue
        try:
            done.append(release_as_read(one, request.POST.get(f"mark-{one.pk}", ""), by=request.user))
        except BadInput as error:
            wrong[one.pk] = error.said(language())
    for ready, words in (
        (True, gettext("May be sent now, letters: %(number)s")),
        (False, gettext("Your yes is written down. A second person must read them, too: %(number)s")),
    ):
        if ready in done:
            messages.success(request, words % {"number": done.count(ready)})
    return wrong


def _shown(one: Appeal, gates: Gates, wrong: str) -> dict[str, Any]:
    try:
        paper, gate = letter_of(one, today()), gate_words(gates.of(one))
    except BadInput as error:
        gone = {"verdict": "blocked", "sentence": error.said(language()), "why": ""}
        return {**row_of(one), "gate": gone, "may": False}
    return {
        **row_of(one),
        "paper": paper,
        "mark": mark_of(paper),
        "gate": gate,
        "may": gate["verdict"] != "blocked",
        "first": name_of(one.released_by),
        "wrong": wrong,
    }

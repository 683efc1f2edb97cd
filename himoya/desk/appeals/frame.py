"""What the pages of letters have in common: which letter, what to say, where to go afterwards."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from himoya.appeals.models import Appeal
from himoya.appeals.queries.running import letters_of
from himoya.appeals.queries.together import is_together
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, may
from himoya.desk.case.attaching import as_sent
from himoya.desk.case.frame import the_case, together
from himoya.desk.forms import Form
from himoya.desk.page import page
from himoya.evidence.actions import keep
from himoya.evidence.models import Attachment
from himoya.security.access import StaffRequest
from himoya.security.models import Account

AGREEING = ("letter-agree", "letter-release", "letter-hold-back")


def language() -> str:
    return get_language() or "en"


def today() -> date:
    return timezone.localdate(clock.now())


def the_letter(request: StaffRequest, number: int, letter: int) -> tuple[Case, Appeal]:
    """The case, and the letter of it or of the person's other cases; else the page does not exist.

    A letter of many families is changed by whoever sees all of them; others may only agree to it, or not.
    """
    case = the_case(request, number)
    found = get_object_or_404(letters_of(together(case, request.user)), pk=letter)
    asked = request.resolver_match.url_name if request.resolver_match else ""
    if request.method == "POST" and asked not in AGREEING and not sees_all_of(found, request.user):
        raise PermissionDenied
    return case, found


def sees_all_of(letter: Appeal, account: Account) -> bool:
    """Whether this account may read every name in it: the annex of many families names other cases, too."""
    return not is_together(letter) or may(account.role, Right.SEE_ALL_CASES)


def to_letter(case: Case, letter: Appeal, part: str = "") -> HttpResponseRedirect:
    where = reverse("letter", args=[case.pk, letter.pk])
    return HttpResponseRedirect(f"{where}#{part}" if part else where, status=303)


def pressed(
    request: StaffRequest, case: Case, letter: Appeal, act: Callable[[], object], said: str
) -> HttpResponse:
    """Do what a button says; what cannot be done is told in one sentence, and nothing was written."""
    try:
        act()
    except BadInput as error:
        messages.error(request, error.said(language()))
    else:
        messages.success(request, gettext(said))
    return to_letter(case, letter)


def form_page(
    request: StaffRequest, case: Case, letter: Appeal, form: Form, values: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A form about one letter, on a page of its own; the heading names nobody."""
    shown = {"case": case, "letter": letter, "form": form, **values}
    return page(request, "letters/form.html", shown, seen=f"letter {letter.pk}", status=status)


def kept_file(request: StaffRequest, case: Case, form: Form, name: str, about: str) -> Attachment | None:
    """The file of the form, kept like any other of the case. Raises BadInput for an empty or huge one."""
    given = form.cleaned_data.get(name)
    if not given:
        return None
    return keep(case, as_sent(given), given.name or "", about=about, by=request.user)[0]

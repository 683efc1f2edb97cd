"""Check an advertisement: the signs in it and the reason for each. Nothing of it is stored."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.adverts.forms import Check, Keep
from himoya.desk.adverts.shown import shown
from himoya.desk.inbox.known_cases import Known
from himoya.desk.page import page
from himoya.security.access import StaffRequest, allow

TO_DO = (
    N_("Do not answer, do not pay, do not send a passport or a code."),
    N_("Keep a screenshot: the text, the day, the name and the address of the account."),
    N_("Show it to the lawyer. For somebody who was caught by such an offer it is evidence for the defence."),
    N_("Report the account to the messenger. Go to the police only after the family and the lawyer agree."),
)


@allow(Right.SEE_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: StaffRequest) -> HttpResponse:
    case = _number(request.POST.get("case", "") or request.GET.get("case", ""))
    if request.method != "POST":
        return _asked(request, Check(), case, 200)
    form = Check(request.POST)
    if not form.is_valid():
        return _asked(request, form, case, 422)
    keep = Keep(initial={"text": form.cleaned_data["text"], "case": case})
    return answered(request, form.cleaned_data["text"], keep)


def check_again(request: StaffRequest) -> HttpResponse:
    """The form to begin with, for a text that did not come as it was sent."""
    return _asked(request, Check(request.POST), "", 422)


def _asked(request: StaffRequest, form: Check, case: str, status: int) -> HttpResponse:
    return page(request, "adverts/check.html", {"form": form, "case": case}, seen="adverts", status=status)


def answered(
    request: StaffRequest, text: str, keep: Keep, *, known: list[Known] | None = None, status: int = 200
) -> HttpResponse:
    """The page with the signs, and the form to keep the text; `known`: cases that may be meant."""
    values: dict[str, Any] = {
        "form": Check(initial={"text": text}),
        "checked": shown(text),
        "to_do": [gettext(sentence) for sentence in TO_DO],
        "keep": keep,
        "known": known or [],
    }
    return page(request, "adverts/check.html", values, seen="adverts", status=status)


def _number(asked: str) -> str:
    return asked if asked.isascii() and asked.isdigit() and len(asked) < 10 else ""

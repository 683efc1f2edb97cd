"""What may be told to whom: the answer that stands for each recipient, and all that were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from himoya.cases.actions.family import give_consent, withdraw_consent
from himoya.cases.models import Case
from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.case.consent_forms import ConsentWithdrawal, NewConsent, answer_words, scope_words
from himoya.desk.case.frame import alone, back, identities, the_case
from himoya.desk.case.kin import words
from himoya.desk.case.masking import masked
from himoya.people.models import Consent
from himoya.people.queries import consents_of
from himoya.people.recipients import RECIPIENTS
from himoya.people.rules import standing_consent
from himoya.security.access import StaffRequest, allow
from himoya.security.models import Account

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ShownConsent:
    """One answer in words. `row` gives the days."""

    row: Consent
    answer: str
    scope: str
    giver: str
    relation: str
    expired: bool


@dataclass(frozen=True, slots=True)
class ShownRecipient:
    """`standing` is the answer that holds today; without one nothing may go there."""

    code: str
    name: str
    risk: str
    high: bool
    standing: ShownConsent | None
    ends_soon: bool
    given: tuple[ShownConsent, ...]


def section(case: Case, account: Account, now: datetime) -> dict[str, Any]:
    today = timezone.localdate(now)
    given = consents_of(identities(case))
    every = [_recipient(code, given, today) for code in RECIPIENTS]
    return {
        "asked": [recipient for recipient in every if recipient.given],
        "not_asked": [recipient for recipient in every if not recipient.given],
    }


@allow(Right.WORK)
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    pressed = RECIPIENTS.get(request.GET.get("for", ""))
    form = NewConsent(request.POST or None, initial={"recipient": request.GET.get("for", "")})
    if form.is_valid():
        give_consent(case, case.person, form.cleaned_data, by=request.user)
        messages.success(request, gettext("The answer is written down."))
        return back(case, "consents")
    values = {
        "form": form,
        "recipients": RECIPIENTS.values(),
        "pressed": pressed,
        "action": reverse("consent-new", args=[case.pk]),
    }
    status = 422 if request.method == "POST" else 200
    return alone(
        request, case, "consents", values, clock.now(), template="case/consent_form.html", status=status
    )


@allow(Right.WORK)
@require_POST
def withdraw(request: StaffRequest, number: int, which: int) -> HttpResponse:
    case = the_case(request, number)
    row = get_object_or_404(Consent, pk=which, person__in=identities(case))
    typed = request.POST if "on" in request.POST else {**request.POST.dict(), "on": _today().isoformat()}
    form = ConsentWithdrawal(typed, given_on=row.given_on)
    if not form.is_valid():
        values = {
            "form": form,
            "title": gettext(RECIPIENTS[row.recipient].name),
            "action": reverse("consent-withdraw", args=[case.pk, row.pk]),
            "button": gettext("Withdraw the answer"),
        }
        return alone(request, case, "consents", values, clock.now(), template="case/one_form.html")
    day, why = form.cleaned_data["on"], form.cleaned_data["why"]
    if withdraw_consent(case, row, day, why, by=request.user):
        messages.success(request, gettext("Withdrawn. From now on nothing goes there without a new answer."))
    else:
        messages.warning(request, gettext("It was withdrawn before. See what stands now."))
    return back(case, "consents")


def _today() -> date:
    return timezone.localdate(clock.now())


def _recipient(code: str, given: Sequence[Consent], today: date) -> ShownRecipient:
    his = [consent for consent in given if consent.recipient == code]
    standing = standing_consent(his, today)
    said = RECIPIENTS[code]
    return ShownRecipient(
        code,
        gettext(said.name),
        gettext(said.risk),
        said.high,
        _shown(standing, today) if standing else None,
        standing is not None and standing.expires_on - today <= SOON,
        tuple(_shown(consent, today) for consent in his),
    )


def _shown(consent: Consent, today: date) -> ShownConsent:
    return ShownConsent(
        consent,
        answer_words(consent),
        scope_words(consent),
        masked(consent.given_by),
        words(consent.giver_relation),
        consent.expires_on < today,
    )

"""After the password: a code from the phone, a spare code, or a key."""

import json

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from himoya.desk.actions import second_step_of, sign_in_failed
from himoya.desk.door import onward_for, open_for
from himoya.desk.staff.key_words import credential
from himoya.security import second_step
from himoya.security.access import allow_anyone
from himoya.security.actions.second_factor import use_code, use_key
from himoya.security.actions.tries import may_try
from himoya.security.models import Account
from himoya.security.queries import factors


@sensitive_post_parameters("code", "credential")
@allow_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def second_step_page(request: HttpRequest) -> HttpResponse:
    account = second_step.expected(request)
    if account is None:
        return redirect("sign-in")
    if request.method != "POST":
        return _form(request, account)
    if not may_try(second_step_of(account)):
        return _form(request, account, gettext("Too many tries. Wait an hour and try again."), 429)
    if not _fits(request, account):
        sign_in_failed(account.username)
        wrong = gettext("This code or key does not fit, or it was used already. Wait for the next code.")
        return _form(request, account, wrong, 422)
    onward = onward_for(account, second_step.onward(request))
    open_for(request, account)
    return HttpResponseRedirect(onward)


def _fits(request: HttpRequest, account: Account) -> bool:
    if request.POST.get("credential"):
        return use_key(account, credential(request))
    return use_code(account, request.POST.get("code", ""))


def _form(request: HttpRequest, account: Account, sentence: str = "", status: int = 200) -> HttpResponse:
    types = set(factors(account).values_list("type", flat=True))
    has_key = Authenticator.Type.WEBAUTHN in types
    values = {
        "sentence": sentence,
        "has_program": Authenticator.Type.TOTP in types,
        "options": json.dumps(begin_authentication(account)) if has_key else "",
    }
    return render(request, "staff/second_step.html", values, status=status)

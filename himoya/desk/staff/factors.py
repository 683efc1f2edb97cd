"""The own second factor: a code program, security keys, spare codes."""

import json
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right
from himoya.desk.door import onward_for
from himoya.desk.page import page
from himoya.desk.staff.forms import CodeOfNow, NewKey
from himoya.desk.staff.key_words import credential
from himoya.desk.staff.qr import drawing
from himoya.security.access import StaffRequest, allow, freshly_proven
from himoya.security.actions.second_factor import add_code_program, add_key, new_recovery_codes, take_away
from himoya.security.queries import factors, office, spare_codes_left

IN_THE_MAKING = "new_code_program"  # in the session, until a code proves that the program has it


@allow(Right.OWN_ACCOUNT)
@require_safe
def second_factor(request: StaffRequest) -> HttpResponse:
    return _overview(request)


@sensitive_post_parameters("code")
@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_http_methods(["GET", "HEAD", "POST"])
def code_program(request: StaffRequest) -> HttpResponse:
    secret = _secret_in_the_making(request)
    form = CodeOfNow(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            here = request.session.session_key or ""
            codes = add_code_program(request.user, secret, form.cleaned_data["code"], here)
        except BadInput as error:
            form.add_error("code", error.said(get_language() or "en"))
        else:
            del request.session[IN_THE_MAKING]
            return _added(request, codes)
    values = {
        "form": form,
        "secret": [secret[start : start + 4] for start in range(0, len(secret), 4)],
        "qr": drawing(get_adapter().build_totp_url(request.user, secret)),
    }
    return page(
        request, "staff/code_program.html", values, seen="code program", status=422 if form.errors else 200
    )


@sensitive_post_parameters("credential")
@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_http_methods(["GET", "HEAD", "POST"])
def key(request: StaffRequest) -> HttpResponse:
    form = NewKey(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = add_key(
                request.user,
                form.cleaned_data["name"],
                credential(request),
                request.session.session_key or "",
            )
        except BadInput as error:
            form.add_error(None, error.said(get_language() or "en"))
        else:
            return _added(request, codes)
    values = {"form": form, "options": json.dumps(begin_registration(request.user, False))}
    return page(request, "staff/key.html", values, seen="security key", status=422 if form.errors else 200)


@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_POST
def spare_codes(request: StaffRequest) -> HttpResponse:
    if not factors(request.user).exists():
        return redirect("second-factor")
    return _show(request, new_recovery_codes(request.user))


@allow(Right.OWN_ACCOUNT)
@freshly_proven
@require_POST
def remove(request: StaffRequest, number: int) -> HttpResponse:
    try:
        take_away(request.user, number)
    except BadInput as error:
        return _overview(request, error.said(get_language() or "en"))
    messages.success(request, gettext("Taken away. It opens your account no more."))
    return redirect("second-factor")


def _secret_in_the_making(request: StaffRequest) -> str:
    """The same until it is proven, sealed: sessions lie in the database."""
    adapter = get_adapter()
    if IN_THE_MAKING not in request.session:
        request.session[IN_THE_MAKING] = adapter.encrypt(generate_totp_secret())
    return str(adapter.decrypt(request.session[IN_THE_MAKING]))


def _overview(request: StaffRequest, sentence: str = "") -> HttpResponse:
    mine = [_described(one) for one in factors(request.user)]
    values = {
        "factors": mine,
        "has_program": any(one["type"] == Authenticator.Type.TOTP for one in mine),
        "spare": spare_codes_left(request.user),
        "needed": office().needs_second_factor,
        "first_page": onward_for(request.user, "/"),
        "sentence": sentence,
        "now": clock.now(),
    }
    return page(
        request, "staff/second_factor.html", values, seen="second factor", status=422 if sentence else 200
    )


def _described(factor: Authenticator) -> dict[str, Any]:
    program = factor.type == Authenticator.Type.TOTP
    name = gettext("Code program on a phone") if program else factor.data.get("name", "")
    return {"number": factor.pk, "type": factor.type, "name": name, "used": factor.last_used_at}


def _added(request: StaffRequest, codes: list[str]) -> HttpResponse:
    messages.success(request, gettext("Your second factor is set up. You need it at the next sign-in."))
    return _show(request, codes) if codes else redirect("second-factor")


def _show(request: StaffRequest, codes: list[str]) -> HttpResponse:
    """The spare codes, on this answer only."""
    pairs = [f"{code[:4]} {code[4:]}" for code in codes]
    return render(request, "staff/spare_codes.html", {"codes": pairs})

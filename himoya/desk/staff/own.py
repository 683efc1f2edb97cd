"""The own account: name, language, password, where it is signed in."""

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from himoya.common import clock
from himoya.common.roles import Right
from himoya.desk.actions import sign_in_failed
from himoya.desk.languages import way_back
from himoya.desk.page import page
from himoya.desk.staff.forms import OwnDetails, OwnPassword, PasswordAgain
from himoya.desk.staff.words import role_words
from himoya.security.access import StaffRequest, allow
from himoya.security.actions.accounts import describe, set_password
from himoya.security.actions.sessions import end_session, end_sessions, follow, proven
from himoya.security.actions.tries import forget_tries, may_try
from himoya.security.queries import factors, sessions_of


@allow(Right.OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: StaffRequest) -> HttpResponse:
    account = request.user
    start = {"name": account.name, "language": account.language or translation.get_language()}
    form = OwnDetails(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        describe(account, form.cleaned_data["name"], form.cleaned_data["language"])
        translation.activate(account.language)  # so that the answer comes in the new language at once
        messages.success(request, gettext("Saved."))
        return redirect("own-account")
    values = {
        "account": account,
        "role": role_words(account.role),
        "form": form,
        "factors": factors(account).count(),
        "sessions": sessions_of(account, clock.now()),
        "this": request.session.session_key,
        "now": clock.now(),
    }
    return page(request, "staff/own.html", values, seen="own account", status=422 if form.errors else 200)


@sensitive_post_parameters("old", "password", "again")
@allow(Right.OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: StaffRequest) -> HttpResponse:
    account = request.user
    form = OwnPassword(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        wrong = _wrong_password(request, form.cleaned_data["old"])
        if wrong:
            form.add_error("old", wrong)
        else:
            _change(request, form.cleaned_data["password"])
            messages.success(request, gettext("The password is changed. Every other browser was signed out."))
            return redirect("own-account")
    return page(
        request,
        "staff/own_password.html",
        {"form": form},
        seen="own password",
        status=422 if form.errors else 200,
    )


@sensitive_post_parameters("password")
@allow(Right.OWN_ACCOUNT)
@require_http_methods(["GET", "HEAD", "POST"])
def password_again(request: StaffRequest) -> HttpResponse:
    """Before a sensitive act (himoya.security.access.freshly_proven)."""
    form = PasswordAgain(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wrong = _wrong_password(request, form.cleaned_data["password"])
        if not wrong:
            proven(request)
            if request.POST.get("press"):
                messages.info(
                    request, gettext("Thank you. Nothing has been changed yet: press the button once more.")
                )
            return HttpResponseRedirect(way_back(request))
        form.add_error("password", wrong)
    asked = request.POST if request.method == "POST" else request.GET
    values = {"form": form, "onward": asked.get("next", ""), "press": asked.get("press", "")}
    return render(request, "staff/password_again.html", values, status=422 if form.errors else 200)


@allow(Right.OWN_ACCOUNT)
@require_POST
def end_one(request: StaffRequest, number: int) -> HttpResponse:
    end_session(request.user, number)
    messages.success(request, gettext("That browser is signed out."))
    return redirect("own-account")


@allow(Right.OWN_ACCOUNT)
@require_POST
def end_all(request: StaffRequest) -> HttpResponse:
    end_sessions(request.user, request.user)
    logout(request)
    return redirect("sign-in")


def _change(request: StaffRequest, password: str) -> None:
    before = request.session.session_key or ""
    set_password(request.user, password, request.user, before)
    update_session_auth_hash(request, request.user)
    follow(before, request.session.session_key or "")


def _wrong_password(request: StaffRequest, password: str) -> str:
    """A sentence when this is not the own password, or was tried too often; empty when it is."""
    account = request.user
    if not may_try(account.username):
        return gettext("Too many tries. Wait an hour and try again.")
    if not account.check_password(password):
        sign_in_failed(account.username)
        return gettext("This is not your password of now. Check the keyboard language and capital letters.")
    forget_tries(account.username)
    return ""

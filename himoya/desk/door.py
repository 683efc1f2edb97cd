"""Signing in, in one step or two, and out."""

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from himoya import env
from himoya.desk.actions import sign_in_failed, signed_in, signed_out
from himoya.desk.languages import way_back
from himoya.desk.ways import DAILY, MORE, ways
from himoya.security import second_step
from himoya.security.access import allow_anyone
from himoya.security.actions.tries import may_try
from himoya.security.demo_mark import is_demo
from himoya.security.models import Account
from himoya.security.passwords import LONGEST
from himoya.security.queries import has_second_factor
from himoya.security.sessions import ENDED

LONGEST_USERNAME = 60


@sensitive_post_parameters("password")
@allow_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, request.GET.get("next", ""), ended=bool(request.session.pop(ENDED, False)))
    username = request.POST.get("username", "").replace("\x00", "").strip()  # PostgreSQL takes no NUL
    password = request.POST.get("password", "")
    if not may_try(username[:LONGEST_USERNAME]):
        return _form(request, sentence=gettext("Too many tries. Wait an hour and try again."), status=429)
    account = None
    if len(username) <= LONGEST_USERNAME and len(password) <= LONGEST:
        account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        sign_in_failed(username[:LONGEST_USERNAME])
        # One sentence for a wrong name and a wrong password: the page tells nobody which accounts exist.
        wrong = gettext("The username or the password is not right. Check both and try again.")
        return _form(request, sentence=wrong, username=username[:LONGEST_USERNAME], status=422)
    if has_second_factor(account):
        second_step.expect(request, account, way_back(request))
        return redirect("second-step")
    # An account of a demo holds nothing worth a second factor.
    first_time = account.last_login is None and not is_demo(env.home())
    open_for(request, account)
    if first_time:
        messages.info(request, _offer())
    return HttpResponseRedirect(onward_for(account, way_back(request)))


@allow_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Account):
        signed_out(request.user)
    logout(request)
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def open_for(request: HttpRequest, account: Account) -> None:
    """Sign the account in, in a new session whatever was there before."""
    logout(request)
    login(request, account)
    signed_in(account)


def onward_for(account: Account, asked: str) -> str:
    """Where to go after signing in: what was asked for, but not to a first page that is not for the role."""
    return asked if asked != "/" else reverse(ways(account.role, (*DAILY, *MORE))[0][0])


def _offer() -> SafeString:
    words = gettext("A password can be guessed or seen. Add a second factor: it takes two minutes.")
    return format_html('{} <a href="{}">{}</a>', words, reverse("second-factor"), gettext("Add it now"))


def _form(
    request: HttpRequest,
    onward: str = "",
    *,
    sentence: str = "",
    username: str = "",
    status: int = 200,
    ended: bool = False,
) -> HttpResponse:
    values = {
        "onward": onward or request.POST.get("next", ""),
        "sentence": sentence,
        "username": username,
        "ended": ended,
    }
    return render(request, "sign_in.html", values, status=status)

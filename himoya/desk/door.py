"""Signing in and out."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from himoya.desk.actions import may_try, signed_in, signed_out
from himoya.desk.languages import way_back
from himoya.security.access import allow_anyone
from himoya.security.models import Account

LONGEST_USERNAME = 60
LONGEST_PASSWORD = 1024  # hashing a longer one would be work for nothing


@sensitive_post_parameters("password")
@allow_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, request.GET.get("next", ""))
    username = request.POST.get("username", "").replace("\x00", "").strip()  # PostgreSQL takes no NUL
    password = request.POST.get("password", "")
    if not may_try(username[:LONGEST_USERNAME]):
        return _form(request, sentence=gettext("Too many tries. Wait an hour and try again."), status=429)
    account = None
    if len(username) <= LONGEST_USERNAME and len(password) <= LONGEST_PASSWORD:
        account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        # One sentence for a wrong name and a wrong password: the page tells nobody which accounts exist.
        wrong = gettext("The username or the password is not right. Check both and try again.")
        return _form(request, sentence=wrong, username=username[:LONGEST_USERNAME], status=422)
    login(request, account)
    signed_in(account)
    return HttpResponseRedirect(way_back(request))


@allow_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, Account):
        signed_out(request.user)
    logout(request)
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _form(
    request: HttpRequest, onward: str = "", *, sentence: str = "", username: str = "", status: int = 200
) -> HttpResponse:
    values = {"onward": onward or request.POST.get("next", ""), "sentence": sentence, "username": username}
    return render(request, "sign_in.html", values, status=status)

"""Invitations: made and withdrawn by an organiser, used once by the person invited."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from himoya import env
from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, Role
from himoya.desk.door import open_for
from himoya.desk.staff.forms import Inviting, Joining, NewPassword
from himoya.desk.staff.helpers import helpers_page
from himoya.desk.staff.words import role_words
from himoya.security.access import StaffRequest, allow, allow_anyone, freshly_proven
from himoya.security.actions.invitations import (
    accept,
    accept_new_password,
    invite,
    let_choose_password,
    withdraw,
)
from himoya.security.models import Account, Invitation
from himoya.security.queries import invitation_of

CHOSEN = ("username", "name", "language", "password")


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def make(request: StaffRequest) -> HttpResponse:
    """Show the new link. It is on this answer only: kept for a redirect it would lie in the database."""
    form = Inviting(request.POST)
    if not form.is_valid():
        return helpers_page(request, form)
    role = Role(form.cleaned_data["role"])
    return link_page(request, invite(role, request.user), role_words(role))


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def make_password_link(request: StaffRequest, number: int) -> HttpResponse:
    """For a forgotten password: the helper chooses the new one, nobody else knows it."""
    account = get_object_or_404(Account, pk=number, is_active=True)
    if account.pk == request.user.pk:
        return redirect("own-password")
    return link_page(request, let_choose_password(account, request.user), for_whom=account)


def link_page(
    request: StaffRequest, token: str, role: str = "", for_whom: Account | None = None
) -> HttpResponse:
    values = {
        "address": request.build_absolute_uri(reverse("invitation", args=[token])),
        "here_only": request.get_host().rpartition(":")[0] in env.LOOPBACK,
        "role": role,
        "for_whom": for_whom,
    }
    return render(request, "staff/link.html", values)


@allow(Right.MANAGE_STAFF)
@require_POST
def withdraw_link(request: StaffRequest, number: int) -> HttpResponse:
    withdraw(get_object_or_404(Invitation, pk=number), request.user)
    messages.success(request, gettext("The invitation is withdrawn. Its link opens nothing any more."))
    return redirect("staff")


@sensitive_post_parameters("password", "again")
@allow_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def use(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link uses nothing up: messengers open links by themselves to show a preview."""
    invitation = invitation_of(token, clock.now())
    if invitation is None:
        return render(request, "staff/link_over.html", status=404)
    return (
        _new_password(request, token, invitation.account)
        if invitation.account
        else _join(request, token, invitation)
    )


def _join(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    start = {"language": get_language()}
    form = Joining(request.POST or None, account=Account(role=invitation.role), initial=start)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            account = accept(
                token, chosen["username"], chosen["name"], chosen["language"], chosen["password"]
            )
        except BadInput as error:
            form.add_error("username", error.said(get_language() or "en"))
        else:
            open_for(request, account)
            messages.success(request, gettext("Welcome. Your account is made."))
            return redirect("second-factor")
    values = {"form": form, "role": role_words(invitation.role)}
    return render(request, "staff/join.html", values, status=422 if form.errors else 200)


def _new_password(request: HttpRequest, token: str, account: Account) -> HttpResponse:
    form = NewPassword(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        try:
            accept_new_password(token, form.cleaned_data["password"])
        except BadInput:
            return render(request, "staff/link_over.html", status=404)
        messages.success(request, gettext("The new password is set. Sign in with it."))
        return redirect("sign-in")
    values = {"form": form, "account": account}
    return render(request, "staff/new_password.html", values, status=422 if form.errors else 200)

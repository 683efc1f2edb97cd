"""Who works here: the list, and the page of one helper."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Right, Role
from himoya.desk.page import page
from himoya.desk.staff.forms import Inviting
from himoya.desk.staff.words import ROLES, rights_table, role_choices, role_words
from himoya.security.access import StaffRequest, allow, freshly_proven
from himoya.security.actions import accounts, second_factor
from himoya.security.models import Account
from himoya.security.queries import (
    has_second_factor,
    helpers,
    office,
    open_invitations,
    sessions_of,
    with_second_factor,
)


@allow(Right.MANAGE_STAFF)
@require_safe
def staff(request: StaffRequest) -> HttpResponse:
    return helpers_page(request, Inviting())


def helpers_page(request: StaffRequest, form: Inviting) -> HttpResponse:
    secured, now = with_second_factor(), clock.now()
    links = open_invitations(now).select_related("account")
    values = {
        "helpers": [(one, role_words(one.role), one.pk in secured) for one in helpers()],
        "invitations": [(one, role_words(one.role)) for one in links],
        "form": form,
        "office": office(),
        "roles": [gettext(words) for words in ROLES.values()],
        "who_may": rights_table(),
        "now": now,
    }
    return page(request, "staff/helpers.html", values, seen="helpers", status=422 if form.errors else 200)


@allow(Right.MANAGE_STAFF)
@require_safe
def helper(request: StaffRequest, number: int) -> HttpResponse:
    return _page_of(request, get_object_or_404(Account, pk=number))


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def change_role(request: StaffRequest, number: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=number)
    role = request.POST.get("role", "")
    if role not in ROLES:
        return _page_of(request, account, gettext("Choose a role."))
    return _done(
        request,
        account,
        lambda: accounts.give_role(number, Role(role), request.user),
        gettext("The role is changed."),
    )


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def switch_off(request: StaffRequest, number: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=number)
    said = gettext("The account is switched off and signed out everywhere.")
    return _done(request, account, lambda: accounts.switch_off(number, request.user), said)


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def switch_on(request: StaffRequest, number: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=number)
    return _done(
        request,
        account,
        lambda: accounts.switch_on(number, request.user),
        gettext("The account is switched on."),
    )


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def reset_second_factor(request: StaffRequest, number: int) -> HttpResponse:
    account = get_object_or_404(Account, pk=number)
    said = gettext("The second factor is taken away. The password alone opens the account now.")
    return _done(request, account, lambda: second_factor.reset_second_factor(account, request.user), said)


@allow(Right.MANAGE_STAFF)
@freshly_proven
@require_POST
def need_second_factor(request: StaffRequest) -> HttpResponse:
    needed = request.POST.get("needed") == "1"
    accounts.need_second_factor(needed, request.user)
    said = (
        gettext("Everybody needs a second factor now.")
        if needed
        else gettext("A second factor is everybody's choice now.")
    )
    messages.success(request, said)
    return redirect("staff")


def _done(request: StaffRequest, account: Account, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it and go back to the helper's page; say there why when it cannot be."""
    try:
        act()
    except BadInput as error:
        return _page_of(request, account, error.said(get_language() or "en"))
    messages.success(request, said)
    return redirect("helper", account.pk)


def _page_of(request: StaffRequest, account: Account, sentence: str = "") -> HttpResponse:
    values = {
        "account": account,
        "role": role_words(account.role),
        "own": account.pk == request.user.pk,
        "choices": role_choices(),
        "secured": has_second_factor(account),
        "sessions": len(sessions_of(account, clock.now())),
        "sentence": sentence,
        "now": clock.now(),
    }
    seen = f"account {account.pk}"
    return page(request, "staff/helper.html", values, seen=seen, status=422 if sentence else 200)

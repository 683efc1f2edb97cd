"""Links that let one person in once: to make an account, or to choose a new password."""

import secrets

from django.db import transaction

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.common.say import N_
from himoya.security import audit
from himoya.security.actions.accounts import make_account, set_password
from himoya.security.models import Account, Invitation
from himoya.security.queries import open_invitations
from himoya.security.rules import INVITED, hashed

TOKEN_BYTES = 32
OVER = N_("This link was used already, was withdrawn, or is older than a day. Ask for a new one.")


@transaction.atomic
def invite(role: Role, by: Account) -> str:
    """The token of a new link for a new account. It is kept nowhere: show it once."""
    return _link(role, by, None)


@transaction.atomic
def let_choose_password(account: Account, by: Account | None) -> str:
    """The token of a link that lets the account choose a new password. Earlier links of it end.

    `by` nobody: whoever holds the instance's keys.
    """
    open_invitations(clock.now()).filter(account=account).update(withdrawn_at=clock.now())
    return _link(Role(account.role), by, account)


@transaction.atomic
def withdraw(invitation: Invitation, by: Account) -> None:
    changed = open_invitations(clock.now()).filter(pk=invitation.pk).update(withdrawn_at=clock.now())
    if changed:
        audit.record("invitation.withdrawn", f"invitation {invitation.pk}", by)


@transaction.atomic
def accept(token: str, username: str, name: str, language: str, password: str) -> Account:
    """The account that was promised. Raises BadInput when the link is over or the username is taken."""
    invitation = _take(token, for_account=False)
    if Account.objects.filter(username__iexact=username).exists():
        raise BadInput(N_("This username is taken. Choose another one."))
    account = make_account(username, password, Role(invitation.role), language, name)
    _used(invitation, account)
    return account


@transaction.atomic
def accept_new_password(token: str, password: str) -> Account:
    """Set the password this link allows to choose; the second factor stays. Raises BadInput when over."""
    invitation = _take(token, for_account=True)
    account = invitation.account
    if account is None:
        raise BadInput(OVER)
    set_password(account, password, account)
    _used(invitation, account)
    return account


def _link(role: Role, by: Account | None, account: Account | None) -> str:
    token, now = secrets.token_urlsafe(TOKEN_BYTES), clock.now()
    made = Invitation.objects.create(
        token_hash=hashed(token),
        account=account,
        role=role,
        made_by=by,
        made_at=now,
        expires_at=now + INVITED,
    )
    if account is None:
        audit.record("invitation.made", f"invitation {made.pk}", by)
    else:
        audit.record("account.password_link_made", f"account {account.pk}", by)
    return token


def _take(token: str, *, for_account: bool) -> Invitation:
    """Two who use one link at the same moment wait here; the second finds it used."""
    invitations = open_invitations(clock.now()).select_for_update()
    found = invitations.filter(token_hash=hashed(token), account__isnull=not for_account).first()
    if found is None:
        raise BadInput(OVER)
    return found


def _used(invitation: Invitation, account: Account) -> None:
    invitation.used_by, invitation.used_at = account, clock.now()
    invitation.save(update_fields=["used_by", "used_at"])
    audit.record("invitation.used", f"invitation {invitation.pk}", account)

"""Making accounts."""

from django.db import transaction

from himoya.common import clock
from himoya.common.roles import Role
from himoya.security import audit
from himoya.security.models import Account


@transaction.atomic
def make_account(username: str, password: str, role: Role, language: str = "", name: str = "") -> Account:
    """A new account. Without a language its pages come in the browser's."""
    account = Account(username=username, name=name, role=role, language=language, made_at=clock.now())
    account.set_password(password)
    account.save()
    audit.record("account.made", f"account {account.pk}", account)
    return account

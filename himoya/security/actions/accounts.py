"""Accounts are made, changed, switched off and on."""

from django.db import transaction

from himoya.common import clock
from himoya.common.errors import BadInput
from himoya.common.roles import Role
from himoya.common.say import N_
from himoya.security import audit
from himoya.security.actions.sessions import end_sessions
from himoya.security.models import Account, Office


@transaction.atomic
def make_account(username: str, password: str, role: Role, language: str = "", name: str = "") -> Account:
    """A new account. Without a language its pages come in the browser's."""
    account = Account(username=username, name=name, role=role, language=language, made_at=clock.now())
    account.set_password(password)
    account.save()
    audit.record("account.made", f"account {account.pk}", account)
    return account


@transaction.atomic
def describe(account: Account, name: str, language: str) -> None:
    """The name others see, and the language of the account's pages."""
    account.name, account.language = name, language
    account.save(update_fields=["name", "language"])
    audit.record("account.changed", f"account {account.pk}", account)


@transaction.atomic
def set_password(account: Account, password: str, by: Account, session_key: str = "") -> None:
    """A new password, already judged by `passwords.faults`. Every session but `session_key` ends."""
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account, by, but=session_key)
    audit.record("account.password_changed", f"account {account.pk}", by)


@transaction.atomic
def give_role(number: int, role: Role, by: Account) -> Account:
    """The role holds from the account's next page on. Raises BadInput when it is one's own."""
    account = _other(number, by)
    account.role = role
    account.save(update_fields=["role"])
    audit.record(f"account.became_{role}", f"account {account.pk}", by)
    return account


@transaction.atomic
def switch_off(number: int, by: Account) -> Account:
    """The account signs in no more and is signed out everywhere. Raises BadInput for one's own."""
    account = _other(number, by)
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account, by)
    audit.record("account.switched_off", f"account {account.pk}", by)
    return account


@transaction.atomic
def switch_on(number: int, by: Account) -> Account:
    account = _other(number, by)
    account.is_active = True
    account.save(update_fields=["is_active"])
    audit.record("account.switched_on", f"account {account.pk}", by)
    return account


@transaction.atomic
def need_second_factor(needed: bool, by: Account) -> None:
    """Whether everybody has to have a second factor before any page but the own account opens."""
    Office.objects.update_or_create(pk=1, defaults={"needs_second_factor": needed})
    audit.record("office.needs_second_factor" if needed else "office.needs_no_second_factor", "", by)


def _other(number: int, by: Account) -> Account:
    """Somebody else's account, locked. `by` stays what he is, so an active organiser always remains.

    Two organisers who would switch off each other at the same moment wait here: the second is none any more.
    """
    locked = {account.pk: account for account in Account.objects.select_for_update().order_by("pk")}
    if not (locked[by.pk].is_active and locked[by.pk].role == Role.ORGANISER):
        raise BadInput(N_("You are not an organiser any more. Ask the one who changed it."))
    if number == by.pk:
        raise BadInput(
            N_("Nobody changes the own role or switches off the own account. Ask another organiser.")
        )
    return locked[number]

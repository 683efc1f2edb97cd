"""What the door and the language switch write."""

from django.db import transaction

from himoya.security import audit
from himoya.security.actions.tries import forget_tries
from himoya.security.models import Account


@transaction.atomic
def choose_language(account: Account, language: str) -> None:
    account.language = language
    account.save(update_fields=["language"])


@transaction.atomic
def signed_in(account: Account) -> None:
    forget_tries(account.username)
    forget_tries(second_step_of(account))
    audit.record("account.signed_in", f"account {account.pk}", account)


@transaction.atomic
def sign_in_failed(username: str) -> None:
    """A wrong password or code; of an unknown username nothing is kept."""
    account = Account.objects.filter(username=username).first()
    audit.record("account.sign_in_failed", f"account {account.pk}" if account else "")


@transaction.atomic
def signed_out(account: Account) -> None:
    audit.record("account.signed_out", f"account {account.pk}", account)


def second_step_of(account: Account) -> str:
    """What tries of an account's codes are counted under. No username holds a line break."""
    return f"second step\n{account.pk}"

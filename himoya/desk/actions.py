"""What the door and the language switch write."""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from himoya.common import clock
from himoya.security import audit
from himoya.security.models import Account, SignInTry

TRIES = 10  # failed sign-ins of one username within WITHIN
WITHIN = timedelta(hours=1)


@transaction.atomic
def choose_language(account: Account, language: str) -> None:
    account.language = language
    account.save(update_fields=["language"])


@transaction.atomic
def may_try(username: str) -> bool:
    """Count one try of this username, known or not. False: too many within the hour; ask no further.

    The try is written before the password is looked at, so that tries side by side are all counted.
    """
    now = clock.now()
    SignInTry.objects.filter(at__lte=now - WITHIN).delete()
    this = SignInTry.objects.create(username_hash=_hashed(username), at=now)
    if SignInTry.objects.filter(username_hash=this.username_hash, pk__lte=this.pk).count() <= TRIES:
        return True
    # A refused try does not lengthen the wait: otherwise a stranger could keep somebody out for good.
    this.delete()
    return False


@transaction.atomic
def signed_in(account: Account) -> None:
    SignInTry.objects.filter(username_hash=_hashed(account.username)).delete()
    audit.record("account.signed_in", f"account {account.pk}", account)


@transaction.atomic
def signed_out(account: Account) -> None:
    audit.record("account.signed_out", f"account {account.pk}", account)


def _hashed(username: str) -> str:
    return salted_hmac("himoya.sign-in", username.casefold(), algorithm="sha256").hexdigest()

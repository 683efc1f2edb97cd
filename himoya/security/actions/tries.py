"""Tries of passwords and codes are counted, so that no machine guesses them."""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from himoya.common import clock
from himoya.security.models import SignInTry

TRIES = 10  # failed tries of one thing within WITHIN
WITHIN = timedelta(hours=1)


def may_try(what: str, most: int = TRIES) -> bool:
    """Count one try of this username or code, known or not. False: too many within the hour; ask no further.

    The try is written, and seen by others, before anybody counts and before the secret is looked at: so of
    tries side by side never too many pass. Hence no transaction around it.
    """
    now = clock.now()
    SignInTry.objects.filter(at__lte=now - WITHIN).delete()
    this = SignInTry.objects.create(username_hash=_hashed(what), at=now)
    if SignInTry.objects.filter(username_hash=this.username_hash).count() <= most:
        return True
    # A refused try does not lengthen the wait: otherwise a stranger could keep somebody out for good.
    this.delete()
    return False


@transaction.atomic
def forget_tries(what: str) -> None:
    """After a success."""
    SignInTry.objects.filter(username_hash=_hashed(what)).delete()


def _hashed(what: str) -> str:
    return salted_hmac("himoya.sign-in", what.casefold(), algorithm="sha256").hexdigest()

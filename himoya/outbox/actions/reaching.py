"""How a helper says where she wants to be told, and proves that the address is hers."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from himoya.common.errors import BadInput
from himoya.common.say import N_
from himoya.outbox.errors import NotSent
from himoya.outbox.models import Reach
from himoya.outbox.queries import language_of, unsent
from himoya.outbox.rules import PROVEN_WITHIN, proof_words
from himoya.outbox.transports import TRANSPORTS, Transport
from himoya.security import audit
from himoya.security.actions.tries import forget_tries, may_try
from himoya.security.models import Account
from himoya.security.rules import hashed

ASKS = 5  # codes an hour, so that nobody floods a stranger
TRIES = 5  # of one code
SECRET_BYTES = 32
TOO_MANY = N_("Too many tries. Wait an hour and try again.")


def ask_proof(
    account: Account,
    way: str,
    address: str,
    now: datetime,
    transports: Mapping[str, Transport] = TRANSPORTS,
) -> None:
    """Send six digits there; until they come back through `prove`, nothing else is sent.

    Call it outside any transaction. Raises BadInput when it cannot be sent, was asked too often, or when
    the account is told by this way already.
    """
    if not may_try(f"told\n{account.pk}", ASKS):
        raise BadInput(TOO_MANY)
    code = f"{secrets.randbelow(10**6):06d}"
    reach = _add(account, way, address, code, now)
    try:
        transports[way](address, proof_words(code, language_of(account)))
    except NotSent:
        _end(reach, now)
        raise BadInput(
            N_("The code could not be sent. Look at the address once more; if it is right, try again later.")
        ) from None


def prove(account: Account, number: int, typed: str, now: datetime) -> None:
    """The code came back: from now on the account is told there. Raises BadInput when it is not the code."""
    reach = Reach.objects.filter(account=account, pk=number, proven_at=None, ended_at=None).first()
    if reach is None or now - reach.made_at > PROVEN_WITHIN:
        raise BadInput(N_("This code is over. Ask for a new one."))
    if not may_try(f"prove\n{reach.pk}", TRIES):
        raise BadInput(N_("Too many tries with this code. Ask for a new one."))
    given = "".join(sign for sign in typed if sign.isalnum())
    if not constant_time_compare(_proof(reach, given), reach.proof_hash):
        raise BadInput(N_("This is not the code that was sent. Look at the latest message."))
    with transaction.atomic():
        if Reach.objects.filter(pk=reach.pk, ended_at=None).update(proven_at=now, proof_hash=""):
            audit.record("reach.proven", f"account {account.pk}", account)
    forget_tries(f"prove\n{reach.pk}")


@transaction.atomic
def end(account: Account, number: int, now: datetime) -> None:
    """Nothing is sent there any more, at once, and the address is forgotten."""
    for reach in Reach.objects.filter(account=account, pk=number, ended_at=None):
        _end(reach, now)
        audit.record("reach.ended", f"account {account.pk}", account)


@transaction.atomic
def new_calendar(account: Account, now: datetime) -> str:
    """The secret of a new calendar address; an earlier one ends. It is kept nowhere: show it once."""
    for reach in _standing(account, Reach.Way.CALENDAR):
        _end(reach, now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Reach.objects.create(
        account=account, way=Reach.Way.CALENDAR, address=hashed(secret), made_at=now, proven_at=now
    )
    audit.record("reach.calendar_made", f"account {account.pk}", account)
    return secret


@transaction.atomic
def _add(account: Account, way: str, address: str, code: str, now: datetime) -> Reach:
    for reach in _standing(account, way):
        if reach.proven_at:
            raise BadInput(N_("You are told by this way already. End it first, then add the new address."))
        _end(reach, now)
    reach = Reach(account=account, way=way, address=address, made_at=now)
    reach.proof_hash = _proof(reach, code)
    reach.save()
    audit.record("reach.added", f"account {account.pk}", account)
    return reach


def _standing(account: Account, way: str) -> list[Reach]:
    Account.objects.select_for_update().get(pk=account.pk)  # two taps arrive side by side
    return list(Reach.objects.filter(account=account, way=way, ended_at=None))


@transaction.atomic
def _end(reach: Reach, now: datetime) -> None:
    Reach.objects.filter(pk=reach.pk).update(ended_at=now, address="", proof_hash="")
    unsent().filter(reach=reach).update(given_up_at=now)


def _proof(reach: Reach, code: str) -> str:
    """What is kept of a code. Keyed: six digits alone would be found by trying them all."""
    of = f"{reach.account_id}\n{reach.way}\n{reach.address}\n{code}"
    return salted_hmac("himoya.reach", of, algorithm="sha256").hexdigest()

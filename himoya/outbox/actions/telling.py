"""What is to be told is written down together with what it tells of."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from himoya.outbox.models import Notice
from himoya.outbox.queries import proven_reaches
from himoya.security.models import Account


@transaction.atomic
def tell(
    key: str,
    *,
    fresh: int,
    waiting: int,
    now: datetime,
    accounts: Iterable[Account] | QuerySet[Account],
) -> None:
    """Tell these accounts, by every way they proved, of `fresh` new T0 and `waiting` that nobody acted on.

    Call it in the transaction that makes what is told, so that neither is ever without the other. `key`, at
    most 80 characters of codes and numbers, names what is told: the same key is told once. Notices that wait
    for one address leave as one message with their sums, and between two messages lie ten minutes
    (`send_waiting`): so whatever comes in quick succession is put together.
    """
    if fresh or waiting:
        Notice.objects.bulk_create(
            [
                Notice(reach=reach, key=key, fresh=fresh, waiting=waiting, made_at=now)
                for reach in proven_reaches(accounts)
            ],
            ignore_conflicts=True,  # told before
        )

"""Sends what waits."""

import logging
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from himoya.outbox.errors import NotSent, Unreachable
from himoya.outbox.models import Notice, Reach
from himoya.outbox.queries import due, language_of, unsent
from himoya.outbox.rules import CLAIMED, GIVEN_UP, Words, is_hopeless, words
from himoya.outbox.transports import TRANSPORTS, Transport
from himoya.security import audit
from himoya.security.models import Account

AT_MOST = 60.0  # seconds of one turn: other reactions wait behind it

logger = logging.getLogger(__name__)


def send_waiting(now: datetime, transports: Mapping[str, Transport] = TRANSPORTS) -> int:
    """Send what is due, one message for each address, and say how many were sent.

    Call it outside any transaction. Of several workers one claims a notice (`taken_at`), and nobody else
    sends it for ten minutes; then it is free again, because its worker died. If that worker died between
    sending and writing that it was sent, the message comes twice; it is never lost.
    """
    began = time.monotonic()
    _give_up(now)
    sent, closed = 0, set[str]()
    for reach, notices in due(now):
        passed = time.monotonic() - began
        if passed > AT_MOST:
            break
        if reach.way in closed or reach.way not in transports:
            continue
        mine = _claim(notices, now + timedelta(seconds=passed))
        if not mine:
            continue
        said = words(
            sum(one.fresh for one in mine), sum(one.waiting for one in mine), language_of(reach.account)
        )
        failed = _try(transports[reach.way], reach, said)
        if failed is None:
            _sent(mine, now)
            sent += 1
            continue
        _failed(mine, reach.account, now)
        if isinstance(failed, Unreachable):
            closed.add(reach.way)  # the others keep their tries
    return sent


def _try(transport: Transport, reach: Reach, said: Words) -> Exception | None:
    """What went wrong, if anything. Whatever it is, it must not keep the others from being told."""
    try:
        transport(reach.address, said)
    except NotSent as error:
        logger.warning("reach %d was not told by %s: %s", reach.pk, reach.way, error)
        return error
    except Exception as error:
        logger.exception("reach %d was not told by %s", reach.pk, reach.way)
        return error
    return None


def _claim(notices: Sequence[Notice], at: datetime) -> list[Notice]:
    """Those that are ours to send: nobody took them since they were looked at."""
    mine = []
    with transaction.atomic():
        for one in notices:
            if unsent().filter(pk=one.pk, taken_at=one.taken_at).update(taken_at=at):
                one.taken_at = at
                mine.append(one)
    return mine


@transaction.atomic
def _sent(notices: Sequence[Notice], now: datetime) -> None:
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(sent_at=now, given_up_at=None)


@transaction.atomic
def _failed(notices: Sequence[Notice], account: Account, now: datetime) -> None:
    """Free them for the next try, or give them up. One that another worker took meanwhile is left to it."""
    lost = False
    for one in notices:
        tries = one.tries + 1
        over = now if is_hopeless(one.made_at, tries) else None
        ours = unsent().filter(pk=one.pk, taken_at=one.taken_at)
        lost |= bool(ours.update(tries=tries, taken_at=None, given_up_at=over) and over)
    if lost:
        audit.record("notice.given_up", f"account {account.pk}")


@transaction.atomic
def _give_up(now: datetime) -> None:
    """What is older than a day: nobody worked here, or its way was switched off."""
    old = unsent().filter(made_at__lte=now - GIVEN_UP).exclude(taken_at__gt=now - CLAIMED)
    for account in sorted(set(old.values_list("reach__account", flat=True))):
        audit.record("notice.given_up", f"account {account}")
    old.update(given_up_at=now)

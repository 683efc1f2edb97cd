"""Who is told by which way, and what waits to be sent."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.db.models import Max, QuerySet

from himoya.outbox.models import Notice, Reach
from himoya.outbox.rules import TOGETHER, due_at, is_taken
from himoya.security.models import Account
from himoya.security.queries import office
from himoya.security.rules import hashed

SENT_TO = (Reach.Way.EMAIL, Reach.Way.TELEGRAM)


def reaches_of(account: Account) -> QuerySet[Reach]:
    """Ways that stand, proven or not, with the moment the account was last told by each (`told_at`)."""
    standing = Reach.objects.filter(account=account, ended_at=None)
    return standing.annotate(told_at=Max("notices__sent_at")).order_by("way")


def proven_reaches(accounts: Iterable[Account] | QuerySet[Account]) -> QuerySet[Reach]:
    """Where these accounts want to be told, as far as they can sign in."""
    standing = Reach.objects.filter(way__in=SENT_TO, proven_at__isnull=False, ended_at=None)
    return standing.filter(account__in=accounts, account__is_active=True)


def unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(sent_at=None, given_up_at=None)


def due(now: datetime) -> list[tuple[Reach, list[Notice]]]:
    """What to send now: each address with all that waits for it, those that failed least first."""
    standing = unsent().filter(reach__ended_at=None, reach__account__is_active=True)
    rows = standing.select_related("reach__account").order_by("reach", "pk")
    told = Notice.objects.filter(sent_at__gt=now - TOGETHER).values_list("reach", flat=True)
    lately = set(told)
    found = [
        (reach, notices)
        for reach, notices in ((reach, list(some)) for reach, some in groupby(rows, attrgetter("reach")))
        if reach.pk not in lately
        and not any(is_taken(one.taken_at, now) for one in notices)
        and any(due_at(one.made_at, one.tries) <= now for one in notices)
    ]
    return sorted(found, key=lambda one: max(notice.tries for notice in one[1]))


def account_of_calendar(secret: str) -> Account | None:
    """Whose calendar has this secret in its address. Only hashes are compared."""
    standing = Reach.objects.filter(way=Reach.Way.CALENDAR, ended_at=None, account__is_active=True)
    found = standing.filter(address=hashed(secret)).select_related("account").first()
    return found.account if found else None


def language_of(account: Account) -> str:
    return account.language or office().language

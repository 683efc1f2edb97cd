"""Who asked to take everything out, and what may happen to it now."""

from datetime import datetime

from django.db.models import Q, QuerySet

from himoya.common.roles import WHO_MAY, Right
from himoya.handover.models import ExportRequest
from himoya.handover.rules import APART_AGAIN, VALID, in_one_hand
from himoya.security.models import Account, AuditLine, Office
from himoya.security.queries import ways_given


def group_name() -> str:
    """The name of the group; empty before it was given."""
    return Office.objects.values_list("name", flat=True).first() or ""


def last_backup() -> datetime | None:
    """When a backup was last made here; None: never."""
    made = AuditLine.objects.filter(verb="backup.made").order_by("-pk")
    return made.values_list("at", flat=True).first()


def others(asker: Account) -> QuerySet[Account]:
    """Who else has the right to agree to an export."""
    return Account.objects.filter(is_active=True, role__in=WHO_MAY[Right.AGREE_TO_EXPORT]).exclude(
        pk=asker.pk
    )


def second_persons(asker: Account, now: datetime) -> QuerySet[Account]:
    """Who else could agree: nobody whose way in the asker made lately, and nobody who made the asker's."""
    return others(asker).exclude(pk__in=one_hand(asker, now))


def one_hand(account: Account, now: datetime) -> set[int]:
    """Numbers of accounts that are no second person beside this one today."""
    return in_one_hand(account.pk, ways_given(now - APART_AGAIN))


def requests() -> QuerySet[ExportRequest]:
    """All requests, newest first."""
    return ExportRequest.objects.select_related("by", "agreed_by", "refused_by").order_by("-pk")


def waiting(now: datetime) -> QuerySet[ExportRequest]:
    """Requests nobody has answered, and not too old to be answered."""
    return requests().filter(agreed_at=None, refused_at=None, at__gt=now - VALID)


def ready_for(account: Account, now: datetime) -> QuerySet[ExportRequest]:
    """Agreed requests of this account that can be taken now."""
    return requests().filter(by=account, taken_at=None, refused_at=None, agreed_at__gt=now - VALID)


def others_waiting(account: Account, now: datetime) -> QuerySet[ExportRequest]:
    """Requests of others that this account can answer."""
    return waiting(now).filter(~Q(by=account))

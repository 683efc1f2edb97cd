"""What is told and stated about persons."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from himoya.cases.models import Case, Fact, Given, Statement
from himoya.common.roles import Right, may
from himoya.messages.models import Import
from himoya.messages.queries import live_messages
from himoya.security.models import Account

Told = tuple[int, str, str, datetime]  # person number, kind, value, when it was told


def told(kinds: list[str], also: Import | None = None, without: Import | None = None) -> Iterator[Told]:
    """Every fact of these kinds that counts today, oldest first; rejected ones do not count."""
    facts = (
        Fact.objects.filter(message__in=live_messages(also, without), kind__in=kinds, person__isnull=False)
        .exclude(state=Fact.State.REJECTED)
        .order_by("message__sent_at", "pk")
        .values_list("person_id", "kind", "value", "message__sent_at")
    )
    yield from facts.iterator(chunk_size=2000)


def live_cases() -> QuerySet[Case]:
    """Cases of persons somebody tells of today or has stated something about."""
    facts = Fact.objects.filter(message__in=live_messages()).exclude(state=Fact.State.REJECTED)
    stated = Statement.objects.filter(withdrawn_at=None)
    return Case.objects.filter(
        Q(person__in=facts.values("person")) | Q(person__in=stated.values("person")) | Q(owner__isnull=False)
    )


def cases_visible_to(account: Account) -> QuerySet[Case]:
    """The cases this account may open: all for the organiser, else those it owns or was given."""
    if may(account.role, Right.SEE_ALL_CASES):
        return Case.objects.all()
    if not may(account.role, Right.SEE_CASES):
        return Case.objects.none()
    given = Given.objects.filter(account=account, ended_at=None)
    return Case.objects.filter(Q(owner=account) | Q(pk__in=given.values("case")))

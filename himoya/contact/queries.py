"""The calls of a case."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from himoya.contact.models import Call

FOR_RHYTHM = 30  # the newest calls tell how often he calls now


def calls_of(cases: Sequence[int]) -> QuerySet[Call]:
    """Calls of these cases that were not withdrawn, newest first."""
    standing = Call.objects.filter(case__in=cases, withdrawn_at=None)
    return standing.select_related("noted_by").order_by("-at", "-pk")


def heard_at(cases: Sequence[int]) -> list[datetime]:
    """When he was heard last, newest first; as many as tell his rhythm."""
    return list(calls_of(cases).values_list("at", flat=True)[:FOR_RHYTHM])

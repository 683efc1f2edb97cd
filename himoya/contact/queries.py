"""The calls of a case."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from himoya.cases.models import Statement
from himoya.cases.when import span_in
from himoya.contact.models import Call
from himoya.contact.rules import contacts
from himoya.contact.signs import PROVES
from himoya.messages.queries import is_live

FOR_RHYTHM = 30  # the newest calls tell how often he calls now
TOLD_TWICE = 4  # entries of one call at most, as a rule: mother, aunt, neighbour, helper
A_DAY = timedelta(hours=25)  # the day on which clocks are put back is the longest


def calls_of(cases: Sequence[int]) -> QuerySet[Call]:
    """Calls of these cases that were not withdrawn, newest first; none whose message was taken back."""
    standing = Call.objects.filter(Q(message=None) | is_live(), case__in=cases, withdrawn_at=None)
    return standing.select_related("noted_by").order_by("-at", "-pk")


def proofs_of(cases: Sequence[int]) -> QuerySet[Call]:
    """Those that prove life, newest first, also where only the month or the season is known."""
    return calls_of(cases).filter(kind__in=PROVES)


def heard_at(cases: Sequence[int]) -> list[datetime]:
    """When he was heard or seen, to the day or better, newest first; as many as tell his rhythm.

    One call told twice stands there once.
    """
    told = proofs_of(cases).filter(Q(earliest_at=None) | Q(earliest_at__gte=F("at") - A_DAY))
    rows = told.values_list("earliest_at", "at")[: FOR_RHYTHM * TOLD_TWICE]
    return contacts((earliest or at, at) for earliest, at in rows)[:FOR_RHYTHM]


def arrested_on(persons: Sequence[int]) -> date | None:
    """The earliest day on which any of these identities of one person may have been arrested."""
    stated = Statement.objects.filter(person__in=persons, kind="arrested_on", withdrawn_at=None)
    days = stated.filter(source_withdrawn_at=None).values_list("value", flat=True)
    return min((span_in(day).first for day in days), default=None)

"""A calendar that any program can read: how many wait at which hour, and nothing about whom.

Calendars cannot sign in, so the address itself is the secret: it is the one page that opens by it again
and again. It holds counts only, its hash alone is stored, and it ends the moment its owner says so.
"""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from himoya.alarms.models import FollowUp
from himoya.alarms.queries import open_alarms
from himoya.alarms.shown_to import shown_to
from himoya.appeals.models import Appeal, Term
from himoya.cases.models import Deadline, Task
from himoya.cases.queries import cases_visible_to
from himoya.common import clock
from himoya.common.roles import Right, may
from himoya.common.say import N_, say
from himoya.linkage.queries import about_visible
from himoya.outbox.ical import Event, calendar
from himoya.outbox.queries import account_of_calendar, language_of
from himoya.security.access import allow_anyone
from himoya.security.groups_clock import clock_of
from himoya.security.limits import Limit
from himoya.security.models import Account
from himoya.security.queries import office

AHEAD = timedelta(days=30)
# Programs ask a few times an hour; those of one provider come from one address.
RIGHT = Limit(of_one=120, in_all=3000)
WRONG = Limit(of_one=20, in_all=600)


@allow_anyone
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """No cookie, no session, no line in the log: programs come every few minutes."""
    account = account_of_calendar(secret)
    if not (RIGHT if account else WRONG).count(request.META.get("REMOTE_ADDR", "")):
        return HttpResponse(status=429, headers={"Retry-After": "3600"}, content_type="text/plain")
    if account is None:
        return HttpResponse(status=404, content_type="text/plain")
    now = clock.now()
    with clock_of(office().time_zone):
        whole = calendar("Himoya", events(account, now), now)
    return HttpResponse(whole, content_type="text/calendar; charset=utf-8")


def events(account: Account, now: datetime) -> Iterator[Event]:
    """The next 30 days: hours in which somebody has to act, days on which something is due."""
    language, counted = language_of(account), waiting(account, now)
    for start, number in sorted(counted.items(), key=lambda one: one[0].isoformat()):
        sentence = (
            N_("Himoya: %(number)d wait") if isinstance(start, datetime) else N_("Himoya: %(number)d due")
        )
        yield Event(_uid(account, start), start, say(sentence, language, number=number))


def waiting(account: Account, now: datetime) -> Counter[date]:
    """How many alarms must be acted on in each hour, and how many things are due on each day."""
    if not may(account.role, Right.SEE_CASES):
        return Counter()
    hour = now.replace(minute=0, second=0, microsecond=0)
    within, days = (hour, now + AHEAD), (localdate(now), localdate(now + AHEAD))
    alarms = open_alarms(account).filter(act_by__range=within).values_list("act_by", flat=True)
    follow_ups = FollowUp.objects.filter(
        about_visible(account), shown_to(account, "alarm__"), at=None, due_at__range=within
    )
    cases = cases_visible_to(account)
    deadlines = Deadline.objects.filter(
        case__in=cases, met_at=None, withdrawn_at=None, due_on__range=days
    ).values_list("due_on", flat=True)
    hers = Q(assigned_to=None) | Q(assigned_to=account)
    tasks = Task.objects.filter(hers, case__in=cases, done_at=None, due_on__range=days)
    terms = Term.objects.filter(
        appeal__case__in=cases, appeal__state=Appeal.State.SENT, ended_on=None, latest__range=days
    ).values_list("latest", flat=True)
    moments = [*alarms, *follow_ups.values_list("due_at", flat=True)]
    hours = (at.replace(minute=0, second=0, microsecond=0) for at in moments if at)
    return Counter[date](
        [*hours, *deadlines, *terms, *(day for day in tasks.values_list("due_on", flat=True) if day)]
    )


def _uid(account: Account, start: date) -> str:
    """The same for the same hour, so that a program changes the entry; from it nobody learns anything."""
    told = hashlib.sha256(f"himoya calendar {account.pk} {start.isoformat()}".encode()).digest()
    return str(uuid.UUID(bytes=told[:16], version=4))

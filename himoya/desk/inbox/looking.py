"""Messages to read once more: something in them may not be able to wait, and reading was not sure."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from himoya.alarms.models import Alarm
from himoya.cases.actions.verdicts import looked_again
from himoya.cases.kinds import LOOK
from himoya.cases.models import Fact
from himoya.common import clock
from himoya.common.roles import Right
from himoya.common.say import N_
from himoya.desk.inbox.marking import around, veiled
from himoya.desk.page import page
from himoya.messages.models import Message
from himoya.messages.queries import is_live
from himoya.security.access import StaffRequest, allow
from himoya.urgency import rule

PAGE = 20
SINCE = timedelta(days=14)  # older words wait for nobody any more
DONE = N_("Put aside. Thank you for reading it once more.")


@dataclass(frozen=True, slots=True)
class LookShown:
    message: Message
    title: str
    before: str
    quote: str
    after: str


@allow(Right.TEACH)
@require_safe
def looks(request: StaffRequest) -> HttpResponse:
    waiting = _waiting()
    values = {"looks": [_shown(fact) for fact in waiting[:PAGE]], "others_wait": len(waiting) > PAGE}
    return page(request, "inbox/looks.html", {**values, "now": clock.now()}, seen="looks")


@allow(Right.TEACH)
@require_POST
def look_done(request: StaffRequest, number: int) -> HttpResponse:
    one = get_object_or_404(Message, pk=number)
    if looked_again(one.pk, by=request.user):
        messages.success(request, gettext(DONE))
    return HttpResponseRedirect(reverse("looks"))


def _waiting() -> list[Fact]:
    """The first fact of each message, what may be gravest and newest first; nothing that rang anyway."""
    rang = Alarm.objects.filter(message=OuterRef("message"))
    open_looks: QuerySet[Fact] = (
        Fact.objects.filter(
            is_live(), kind=LOOK, state=Fact.State.OPEN, message__sent_at__gt=clock.now() - SINCE
        )
        .exclude(Exists(rang))
        .select_related("message")
        .order_by("-message__sent_at", "pk")[: PAGE * 5]
    )
    first: dict[int, Fact] = {}
    for fact in sorted(open_looks, key=lambda fact: fact.value.split()[-1]):
        first.setdefault(fact.message_id, fact)
    return list(first.values())


def _shown(fact: Fact) -> LookShown:
    before, quote, after = around(veiled(fact.message.text), fact.start, fact.end)
    return LookShown(fact.message, gettext(rule(fact.value.split()[0]).title), before, quote, after)

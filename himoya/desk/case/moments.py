"""When things happened, out of every table that knows, in one list that the database orders and cuts."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Coalesce, Substr

from himoya.alarms.models import Alarm, Deed
from himoya.alarms.of_person import alarms_of
from himoya.alarms.shown_to import shown_to
from himoya.cases.models import Event, Fact, Note, Statement, Stay
from himoya.cases.telling import counting
from himoya.common import clock
from himoya.contact.models import Call
from himoya.messages.models import Import, Message
from himoya.security.models import Account

LONGEST_QUOTE = 280  # characters of a message shown in the list
SHOWN_THEMSELVES = ("call.logged", "stay.changed")  # events of rows that stand in the list anyway


def moments(persons: Sequence[int], cases: Sequence[int], account: Account) -> QuerySet[Any, dict[str, Any]]:
    """{"moment", "what", "pk"} of everything this account sees that has happened, newest first."""
    seen = alarms_of(persons).filter(shown_to(account))
    facts = counting(Fact.objects.filter(person__in=persons).exclude(state=Fact.State.REJECTED))
    alarms = seen.filter(since__lte=clock.now())
    told = Message.objects.filter(
        pk__in=facts.values("message"), brought_by__state__in=[Import.State.LIVE, Import.State.UNDOING]
    )
    deeds = Deed.objects.filter(alarm__in=seen.values("pk"))
    parts = [
        _of("message", told, "sent_at"),
        _of("statement", Statement.objects.filter(person__in=persons), "stated_at"),
        _of("alarm", alarms, "since"),
        _of("deed", deeds, "at"),
        _of("call", Call.objects.filter(case__in=cases, withdrawn_at=None), "at"),
        _of("stay", Stay.objects.filter(case__in=cases, withdrawn_at=None), "noted_at"),
        _of("event", Event.objects.filter(case__in=cases).exclude(code__in=SHOWN_THEMSELVES), "at"),
        _of("note", Note.objects.filter(case__in=cases), "at"),
    ]
    every: QuerySet[Any, dict[str, Any]] = parts[0].union(*parts[1:], all=True)
    return every.order_by("-moment", "what", "-pk")


def _of(what: str, rows: QuerySet[Any], moment: str) -> QuerySet[Any, dict[str, Any]]:
    # A stay from before stays were signed has no moment of its own: the case's opening stands for it.
    at = Coalesce(F(moment), F("case__opened_at")) if what == "stay" else F(moment)
    named = rows.order_by().annotate(moment=at, what=Value(what, output_field=CharField()))
    asked: QuerySet[Any, dict[str, Any]] = named.values("moment", "what", "pk")
    return asked


def rows_of(what: str, numbers: list[int]) -> dict[int, Model]:
    """The rows of one kind with everything that is shown of them, in one query."""
    return {row.pk: row for row in ROWS[what]().filter(pk__in=numbers)}


def _messages() -> QuerySet[Message]:
    beginning = Substr("text", 1, LONGEST_QUOTE + 20)
    return Message.objects.select_related("chat").defer("text", "folded").annotate(beginning=beginning)


ROWS: dict[str, Any] = {
    "message": _messages,
    "statement": partial(Statement.objects.select_related, "stated_by"),
    "alarm": partial(Alarm.objects.all),
    "deed": partial(Deed.objects.select_related, "by"),
    "call": partial(Call.objects.select_related, "noted_by"),
    "stay": partial(Stay.objects.all),
    "event": partial(Event.objects.select_related, "actor"),
    "note": partial(Note.objects.select_related, "by"),
}

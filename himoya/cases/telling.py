"""What is known about one person, value by value, and the words it was read from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Exists, F, Max, Model, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber, Substr

from himoya.cases.kinds import KINDS
from himoya.cases.models import Fact, Statement
from himoya.messages.models import Import, Message

M = TypeVar("M", bound=Model)

MOST = 2000  # different values of one person; beyond it something else is wrong
MOST_STATEMENTS = 500


@dataclass(frozen=True, slots=True)
class OpenValue:
    """One value told by messages and accepted by nobody yet."""

    kind: str
    value: str
    times: int
    voices: int  # different tellers
    newest: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """The newest message that tells one value: the fact's number, and where its words stand."""

    fact: int
    kind: str
    value: str
    quote: str
    message: int
    told_at: datetime
    relation: str  # what the person is to the teller
    chat: str


def open_values(persons: Sequence[int], kinds: Collection[str] = KINDS) -> list[OpenValue]:
    """Newest first."""
    rows = (
        _open_facts(persons, kinds)
        .values("kind", "value")
        .annotate(times=Count("pk"), voices=Count("person", distinct=True), newest=Max("message__sent_at"))
        .order_by("-newest", "kind", "value")
        .values_list("kind", "value", "times", "voices", "newest")
    )
    return [OpenValue(*row) for row in rows[:MOST]]


def words_of(persons: Sequence[int], values: Collection[tuple[str, str]]) -> dict[tuple[str, str], Words]:
    """For each (kind, value) the newest open fact that tells it."""
    if not values:
        return {}
    kinds, told = {kind for kind, _value in values}, {value for _kind, value in values}
    newest = (
        _open_facts(persons, kinds)
        .filter(value__in=told)
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("kind"), F("value")],
                order_by=[F("message__sent_at").desc(), F("pk").desc()],
            )
        )
        .filter(place=1)
    )
    rows = (
        Fact.objects.filter(pk__in=newest.values("pk"))
        .annotate(quote=_QUOTE)
        .values_list(
            "pk", "kind", "value", "quote", "message_id", "message__sent_at", "person__relation",
            "message__chat__title",
        )
    )  # fmt: skip
    return {(row[1], row[2]): Words(*row) for row in rows}


def statements_about(persons: Sequence[int]) -> QuerySet[Statement]:
    """Statements that stand, with the words they came from; strongest first."""
    start, length = F("source__start") + 1, F("source__end") - F("source__start")
    return (
        Statement.objects.filter(person__in=persons, withdrawn_at=None)
        .select_related("stated_by", "confirmed_by", "source__person", "source__message__chat")
        .defer("source__message__text", "source__message__folded")
        .annotate(quote=Substr("source__message__text", start, length))
        .order_by("-grade", "-known_on", "-pk")
    )


def counting(rows: QuerySet[M], message: str = "message") -> QuerySet[M]:
    """The rows whose message counts today, as live_messages says, asked row by row.

    For the few rows of one person this spares the database a list of every live message there is.
    """
    live = [Import.State.LIVE, Import.State.UNDOING]
    newer = Message.objects.filter(brought_by__state__in=live, replaces=OuterRef(message))
    return rows.filter(**{f"{message}__brought_by__state__in": live}).exclude(Exists(newer))


_QUOTE = Substr("message__text", F("start") + 1, F("end") - F("start"))


def _open_facts(persons: Sequence[int], kinds: Collection[str]) -> QuerySet[Fact]:
    return counting(Fact.objects.filter(person__in=persons, state=Fact.State.OPEN, kind__in=list(kinds)))

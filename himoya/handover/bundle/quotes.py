"""Statements, facts and quotes of a bundle; no words that the consent does not cover stand in any."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from himoya.alarms.models import Alarm
from himoya.cases import words as case_words
from himoya.cases.kinds import LOOK
from himoya.cases.models import Fact, Statement
from himoya.common.say import say
from himoya.handover.bundle.rules import free_text_goes, is_listed, kind_goes, overlaps, rule_goes
from himoya.handover.export.cells import masked
from himoya.handover.export.words import in_words
from himoya.messages.queries import live_messages
from himoya.urgency import rule

Row = dict[str, Any]
Span = tuple[int, int, int]  # message, first character, the one after the last


def statements_of(persons: Sequence[int], scope: str, language: str, hidden: list[Span]) -> list[Row]:
    found = (
        Statement.objects.filter(person__in=persons, withdrawn_at=None)
        .select_related("source__message")
        .order_by("kind", "-grade", "-known_on", "pk")
    )
    rows = []
    for one in found:
        if not is_listed(one.kind) or not kind_goes(scope, one.kind, one.value):
            continue
        source = one.source
        quote = source.message.text[source.start : source.end] if source else ""
        if source and overlaps((source.message_id, source.start, source.end), hidden):
            quote = ""
        rows.append(
            {
                **_said(one.kind, one.value, language),
                "grade": one.grade,
                "grade_words": say(case_words.GRADES.get(one.grade, ""), language),
                "known_on": one.known_on,
                "how_known": masked(one.how_known) if free_text_goes(scope) else "",
                "quote": masked(quote),
                "message": source.message_id if source else None,
                "told_at": source.message.sent_at if source else None,
                "source_withdrawn": one.source_withdrawn_at is not None,
                "confirmed_by_second": one.confirmed_by_id is not None,
            }
        )
    return rows


def told_facts(persons: Sequence[int]) -> list[tuple[Any, ...]]:
    """(message, start, end, kind, value, quote, told at, state) of every fact that counts, oldest first."""
    found = Fact.objects.filter(person__in=persons, message__in=live_messages())
    return _withquotes_of(found.exclude(state=Fact.State.REJECTED), "kind", "value", "state")


def raised_alarms(persons: Sequence[int]) -> list[tuple[Any, ...]]:
    """(message, start, end, rule, quote, told at) of every alarm that is not false, oldest first."""
    found = Alarm.objects.filter(person__in=persons, message__in=live_messages())
    return _withquotes_of(found.exclude(state=Alarm.State.FALSE), "rule")


def _withquotes_of(found: QuerySet[Any], *fields: str) -> list[tuple[Any, ...]]:
    words = Substr("message__text", F("start") + 1, F("end") - F("start"))
    rows = found.annotate(quote=words).order_by("message__sent_at", "pk")
    return list(rows.values_list("message_id", "start", "end", "quote", "message__sent_at", *fields))


def hidden_words(
    facts: list[tuple[Any, ...]], alarms: list[tuple[Any, ...]], scope: str, unseen: Collection[str]
) -> list[Span]:
    """The places of words that stay here: no quote may share a letter with them.

    Those that the consent does not cover, and those that raised an alarm of a rule in `unseen`.
    """
    by_kind = [
        row[:3]
        for row in facts
        if not kind_goes(scope, row[5], row[6]) or (row[5] in ("urgent", LOOK) and row[6][:3] in unseen)
    ]
    return by_kind + [row[:3] for row in alarms if row[5] in unseen or not rule_goes(scope, row[5])]


def open_facts(facts: list[tuple[Any, ...]], scope: str, language: str, hidden: list[Span]) -> list[Row]:
    return [
        {**_said(kind, value, language), "quote": masked(quote), "message": message, "told_at": told_at}
        for message, start, end, quote, told_at, kind, value, stands in facts
        if stands == Fact.State.OPEN
        and is_listed(kind)
        and kind_goes(scope, kind, value)
        and not overlaps((message, start, end), hidden)
    ]


def quotes_of(
    alarms: list[tuple[Any, ...]], scope: str, language: str, hidden: list[Span], unseen: Collection[str]
) -> list[Row]:
    return [
        {
            "rule": code,
            "rule_words": say(rule(code).title, language),
            "quote": masked(quote),
            "message": message,
            "told_at": told_at,
        }
        for message, start, end, quote, told_at, code in alarms
        if code not in unseen and rule_goes(scope, code) and not overlaps((message, start, end), hidden)
    ]


def _said(kind: str, value: str, language: str) -> Row:
    return {
        "kind": kind,
        "kind_words": say(case_words.KINDS.get(kind, kind), language),
        "value": masked(value),
        "value_words": in_words("statements", "value", value, language, kind),
    }

"""What is known, ready to be read: values of one kind side by side, the strongest first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from himoya.cases.kinds import DAYS
from himoya.cases.kinds import KINDS as OF_KIND
from himoya.cases.models import Statement
from himoya.cases.rules import (
    NOBODY_YET,
    Standing,
    Weighed,
    fuller,
    is_stale,
    needs_second_key,
    same_words,
    standing,
    strongest_first,
)
from himoya.cases.telling import OpenValue, Words
from himoya.cases.when import Span, span_in
from himoya.cases.words import GRADES, KINDS, STANDINGS, VALUES
from himoya.common.errors import BadInput
from himoya.desk.case.fields import name_of
from himoya.desk.case.masking import for_eyes, masked
from himoya.security.models import Account

FULLEST = ("name", "facility", "home", "birth_date")
MOST_FOLDED = 300  # different answers of one kind; more are listed as they are


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it: the words, where they stand, and what the person is to the teller. Never a contact."""

    quote: str
    message: int
    told_at: datetime
    relation: str
    chat: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement about a value."""

    number: int
    value: str
    grade: str
    known_on: date
    by: str
    how_known: str
    standing: str  # "" for what needs no second key
    may_confirm: bool
    confirmed_by: str
    source_withdrawn: bool
    source: Source | None


@dataclass(frozen=True, slots=True)
class Told:
    """One value as messages tell it, accepted by nobody yet."""

    fact: int
    value: str  # as stored, to correct it
    shown: str
    times: int
    voices: int
    source: Source


@dataclass(frozen=True, slots=True)
class Value(Weighed):
    """One value in all its spellings, with everything that speaks for it."""

    shown: str
    stated: tuple[Stated, ...] = ()
    told: tuple[OpenValue, ...] = ()
    stale: bool = False


@dataclass(slots=True)
class Gathered:
    """Values of one kind that say the same, while they are gathered."""

    stated: list[Statement] = field(default_factory=list)
    told: list[OpenValue] = field(default_factory=list)


def values_by_kind(
    statements: Iterable[Statement], told: Iterable[OpenValue], by: Account, today: date
) -> dict[str, list[Value]]:
    """Every value of every kind, strongest first. `by` is who looks."""
    groups: dict[str, dict[str, Gathered]] = defaultdict(lambda: defaultdict(Gathered))
    for statement in statements:
        groups[statement.kind][same_words(statement.kind, statement.value)].stated.append(statement)
    for one in told:
        groups[one.kind][same_words(one.kind, one.value)].told.append(one)
    return {
        kind: strongest_first(_value(kind, gathered, by, today) for gathered in _folded(kind, values))
        for kind, values in groups.items()
    }


def _folded(kind: str, values: dict[str, Gathered]) -> Iterable[Gathered]:
    """A shorter answer beside a fuller one is no contradiction: it stands below it."""
    under = fuller(kind, values) if len(values) <= MOST_FOLDED else {}
    for short, full in under.items():
        values[full].stated += values[short].stated
        values[full].told += values[short].told
    for one in values.values():
        one.stated.sort(key=lambda stated: (stated.grade, stated.known_on, stated.pk), reverse=True)
    return [one for key, one in values.items() if key not in under]


def _value(kind: str, gathered: Gathered, by: Account, today: date) -> Value:
    first = gathered.stated[0] if gathered.stated else None
    told_on = [timezone.localtime(one.newest).date() for one in gathered.told]
    known_on = max([*(one.known_on for one in gathered.stated), *told_on])
    # The fullest answer names the whole: "Farrux" says less than "Farrux Namunayev".
    spoken = [one.value for one in gathered.stated] or [one.value for one in gathered.told]
    written = max(spoken, key=len) if kind in FULLEST else spoken[0]
    return Value(
        grade=first.grade if first else NOBODY_YET,
        known_on=known_on,
        shown=for_eyes(by.role, said(kind, written)),
        stated=tuple(_stated(one, by) for one in gathered.stated),
        told=tuple(gathered.told),
        stale=is_stale(kind, _as_of(kind, written, known_on), today),
    )


def _as_of(kind: str, value: str, known_on: date) -> date:
    """A sign of life grows old from its own day, not from the day somebody told of it."""
    if kind != "last_contact":
        return known_on
    try:
        return span_in(value).first  # of a month or a season: as old as it may be
    except BadInput:
        return known_on


def _stated(one: Statement, by: Account) -> Stated:
    confirmed = one.confirmed_by_id is not None and one.confirmed_by_id != one.stated_by_id
    how = standing(one.kind, one.value, one.grade, second_key=confirmed)
    waits = needs_second_key(one.kind, one.value, one.grade, confirmed=confirmed)
    return Stated(
        number=one.pk,
        value=for_eyes(by.role, said(one.kind, one.value)),
        grade=gettext(GRADES[one.grade]),
        known_on=one.known_on,
        by=name_of(one.stated_by),
        how_known=for_eyes(by.role, one.how_known),
        standing="" if how is Standing.STATED else gettext(STANDINGS[how]),
        may_confirm=waits and one.stated_by_id != by.pk,
        confirmed_by=name_of(one.confirmed_by),
        source_withdrawn=one.source_withdrawn_at is not None,
        source=_source_of(one),
    )


def _source_of(one: Statement) -> Source | None:
    fact = one.source
    if fact is None:
        return None
    quote: str = vars(one).get("quote") or ""
    message = fact.message
    relation = fact.person.relation if fact.person else ""
    return Source(
        masked(quote), message.pk, message.sent_at, relation_words(relation), masked(message.chat.title)
    )


def told_rows(told: Sequence[OpenValue], words: dict[tuple[str, str], Words]) -> list[Told]:
    """With the newest words for each; a value that was judged a moment ago falls out."""
    rows = []
    for one in told:
        found = words.get((one.kind, one.value))
        if found:
            source = Source(
                masked(found.quote),
                found.message,
                found.told_at,
                relation_words(found.relation),
                masked(found.chat),
            )
            rows.append(Told(found.fact, one.value, said(one.kind, one.value), one.times, one.voices, source))
    return rows


def relation_words(relation: str) -> str:
    return gettext(VALUES["relation"].get(relation, relation)) if relation else ""


def said(kind: str, value: str) -> str:
    """The value in the reader's language; days of the calendar as people write them."""
    if kind in VALUES:
        return gettext(VALUES[kind].get(value, value))
    if kind in DAYS and len(value) >= len("2026-11-16"):
        try:
            return _days(span_in(value))
        except BadInput:
            return value
    return value


def _days(span: Span) -> str:
    """16.11.2026; 11.2026; 2026; 01.03.2026 – 31.05.2026."""
    first, last = span.first, span.last
    if span.is_a_day:
        return f"{first:%d.%m.%Y}"
    next_day = last + timedelta(days=1)
    if first.day == next_day.day == 1 and first.year == last.year:
        if first.month == last.month:
            return f"{first:%m.%Y}"
        if first.month == next_day.month:
            return f"{first:%Y}"
    return f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"


def heading_of(kind: str) -> str:
    return gettext(KINDS.get(kind, kind))


def choices_of(kind: str) -> list[tuple[str, str]]:
    """(code, words) of a kind that takes only certain values; of any other none."""
    return [(code, gettext(VALUES[kind].get(code, code))) for code in OF_KIND[kind].codes]

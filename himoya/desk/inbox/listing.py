"""The inbox put together: for each person what waits, the same words once, with the quote in its message."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from himoya.alarms.telling import names_of
from himoya.cases.kinds import KINDS
from himoya.cases.models import Fact
from himoya.cases.rules import same_words
from himoya.desk.case.shown import heading_of, relation_words, said
from himoya.desk.inbox.marking import around, veiled
from himoya.desk.inbox.queries import FactRow, case_numbers, facts_of, waiting
from himoya.linkage.queries import members_of
from himoya.people.models import Person
from himoya.security.models import Account
from himoya.urgency import Level

FACTS = 8  # of one person on the page of all; alone everything is shown
ALONE = 60
ORDER = {kind: place for place, kind in enumerate(KINDS)}
ONE_VOICE, TWO_VOICES = "V1", "V2"


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that is told, with the newest message that tells it."""

    fact: int
    kind: str
    words: str  # the kind, in words
    value: str  # as stored, to be corrected
    shown: str
    times: int  # facts that say the same
    grade: str  # proposed
    before: str
    quote: str
    after: str
    told_by: str
    chat: str
    told_at: datetime
    message: int


@dataclass(frozen=True, slots=True)
class PersonWaits:
    """One person with the facts that wait."""

    group: int
    name: str | None
    who: str
    level: Level | None
    case: int | None
    facts: list[Waits]
    more: int  # facts that are not shown here


@dataclass(frozen=True, slots=True)
class InboxPage:
    people: list[PersonWaits]
    next_start: int | None


def inbox_page(account: Account, start: int) -> InboxPage:
    found = waiting(account, start)
    return InboxPage(_people(account, found.groups, found.levels, FACTS), found.next_start)


def one_person(account: Account, group: int) -> InboxPage:
    """Everything that waits about one person."""
    people = _people(account, (group,), {}, ALONE)
    return InboxPage([person for person in people if person.facts], None)


def _people(
    account: Account, groups: tuple[int, ...], levels: Mapping[int, Level], most: int
) -> list[PersonWaits]:
    group = members_of(groups)
    same: dict[int, dict[tuple[str, str], list[FactRow]]] = defaultdict(lambda: defaultdict(list))
    for row in facts_of(account, group):
        same[group[row.person]][row.kind, same_words(row.kind, row.value)].append(row)
    shown = {root: sorted(same[root].values(), key=_place)[:most] for root in groups}
    facts = _with_words([rows[0].number for things in shown.values() for rows in things])
    voices = dict(Person.objects.filter(pk__in=list(group)).values_list("pk", "reporter_id"))
    names, relations = names_of(groups)
    cases = case_numbers(account, group)
    return [
        PersonWaits(
            group=root,
            name=names.get(str(root)),
            who=relation_words(relations.get(str(root), "")),
            level=levels.get(root),
            case=cases.get(root),
            facts=[_waits(rows, facts[rows[0].number], voices) for rows in shown[root]],
            more=len(same[root]) - len(shown[root]),
        )
        for root in groups
    ]


def _place(rows: list[FactRow]) -> tuple[int, float]:
    return ORDER[rows[0].kind], -rows[0].told_at.timestamp()


def _with_words(numbers: list[int]) -> dict[int, Fact]:
    facts = Fact.objects.filter(pk__in=numbers).select_related("message__chat")
    return {fact.pk: fact for fact in facts.defer("message__folded")}


def _waits(rows: list[FactRow], fact: Fact, voices: Mapping[int, int]) -> Waits:
    newest, message = rows[0], fact.message
    before, quote, after = around(veiled(message.text), fact.start, fact.end)
    several = len({voices.get(row.person) for row in rows}) > 1
    return Waits(
        fact=newest.number,
        kind=newest.kind,
        words=heading_of(newest.kind),
        value=newest.value,
        shown=said(newest.kind, newest.value),
        times=len(rows),
        grade=TWO_VOICES if several else ONE_VOICE,
        before=before,
        quote=quote,
        after=after,
        told_by=message.sender or gettext("no name told"),
        chat=message.chat.title,
        told_at=message.sent_at,
        message=message.pk,
    )
